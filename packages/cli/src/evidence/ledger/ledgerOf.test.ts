import { describe, expect, it } from "@jest/globals";
import { allowedBy } from "../testing/allowedBy.js";
import { statementOf } from "../testing/statementOf.js";
import type { Explanation } from "./explanations.js";
import { ledgerOf, type RoleEvidence } from "./ledgerOf.js";
import type { RoleStatement } from "./RoleGrants.js";
import type { AllowedCall } from "./recordedCalls.js";

const read = statementOf();
const write = statementOf({ sid: "Write", actions: ["s3:PutObject"] });
const evidence = (statements: readonly RoleStatement[], allowed: readonly AllowedCall[]): RoleEvidence => ({
  intended: { stack: "etl", role: "loader", statements },
  grants: {
    ...{ stack: "etl", role: "loader", arn: "arn:aws:iam::000000000000:role/loader" },
    ...{ boundary: null, trustedBy: [], statements },
  },
  calls: { allowed, refused: [] },
  probes: [],
});
const reasonsIn = (one: RoleEvidence, ...explanations: Parameters<typeof ledgerOf>[1]) =>
  ledgerOf([one], explanations).roles[0]?.statements.map(({ reason }) => reason);

describe("a ledger", () => {
  it("counts every Allow statement as used, explained or unexplained, and no denial", () => {
    const deny = statementOf({ sid: "Never", effect: "Deny" });
    const { summary } = ledgerOf([evidence([read, write, deny], [allowedBy(read)])], []);
    expect(summary).toMatchObject({ roles: 1, statements: 2, used: 1, explained: 0, unexplained: 1 });
  });

  it("takes a reviewed explanation for the statement and the roles that it names, in its stack alone", () => {
    const explanation = { stack: "etl", role: "load*", statement: "Write", reason: "once a year" };
    const one = evidence([write], []);
    expect(reasonsIn(one, explanation)).toEqual(["once a year"]);
    expect(reasonsIn(one, { ...explanation, stack: "kpi" })).toEqual([null]);
    expect(reasonsIn(one, { ...explanation, role: "other" })).toEqual([null]);
    expect(reasonsIn(one, { ...explanation, statement: "Read" })).toEqual([null]);
  });

  it("tells of an explanation whose statement was used, and apart from it of one whose statement is no more", () => {
    const explanation = { stack: "etl", role: "*", statement: "Write", reason: "once a year" };
    const told = (one: RoleEvidence, fields: Partial<Explanation> = {}) => {
      const { idleExplanations, staleExplanations } = ledgerOf([one], [{ ...explanation, ...fields }]);
      return { idle: idleExplanations.length, stale: staleExplanations.length };
    };
    expect(told(evidence([write], []))).toEqual({ idle: 0, stale: 0 });
    expect(told(evidence([write], [allowedBy(write)]))).toEqual({ idle: 1, stale: 0 });
    expect(told(evidence([read], []))).toEqual({ idle: 0, stale: 1 });
    expect(told(evidence([write], []), { role: "other" })).toEqual({ idle: 0, stale: 1 });
    expect(told(evidence([read], []), { stack: "kpi" })).toEqual({ idle: 0, stale: 0 });
    expect(told(evidence([read], []), { setting: "tags" })).toEqual({ idle: 0, stale: 0 });
  });

  it("takes an explanation for the statements that its pattern stands for", () => {
    const explanation = { stack: "etl", role: "*", statement: "W*", reason: "once a year" };
    expect(reasonsIn(evidence([read, write], []), explanation)).toEqual([null, "once a year"]);
  });

  it("explains a statement that allows the same as a used one, which alone the log names", () => {
    const again = { ...read, sid: "ReadAgain" };
    expect(reasonsIn(evidence([read, again], [allowedBy(read)]))).toEqual([
      null,
      "ReadInput allows the same, and is used",
    ]);
    expect(reasonsIn(evidence([read, again], []))).toEqual([null, null]);
  });

  it("tells apart what is intended, granted and used", () => {
    const both = statementOf({ actions: ["s3:GetObject", "s3:GetObjectVersion"] });
    const one = evidence([both], [allowedBy(both)]);
    const drifted = { ...one, intended: { ...one.intended, statements: [read, write] } };
    expect(ledgerOf([drifted], []).roles[0]?.drift).toEqual({
      notIntended: ["access ReadInput"],
      notGranted: ["access ReadInput", "access Write"],
      notUsed: ["access ReadInput s3:GetObjectVersion"],
    });
    const untold = { ...one, intended: { ...one.intended, statements: undefined } };
    expect(ledgerOf([untold], []).roles[0]?.drift).toMatchObject({ notIntended: [], notGranted: [] });
  });

  it("names the test that fails without a statement, of its stack, role and policy alone", () => {
    const removal = {
      ...{ stack: "etl", role: "loader", policy: "access", statement: "ReadInput" },
      test: { file: "etl.e2e.test.ts", title: "loads" },
      refused: "s3:GetObject",
    };
    const missed = (...removals: Parameters<typeof ledgerOf>[2] & {}) => {
      const { roles, summary } = ledgerOf([evidence([read], [allowedBy(read)])], [], removals);
      return [summary.missed, roles[0]?.statements[0]?.missedBy];
    };
    expect(missed(removal)).toEqual([1, { test: removal.test, refused: "s3:GetObject" }]);
    for (const other of [{ stack: "kpi" }, { role: "other" }, { policy: "keys" }, { statement: "Write" }])
      expect(missed({ ...removal, ...other })).toEqual([0, null]);
  });

  it("counts probes by what became of them", () => {
    const probe = { kind: "delete", action: "s3:DeleteObject", resource: "arn:aws:s3:::orders/in/a" };
    const probes = [
      { ...probe, outcome: "refused" as const, by: "call" as const },
      { ...probe, outcome: "refused" as const, by: "simulation" as const },
      { ...probe, outcome: "allowed" as const, by: "simulation" as const },
      { ...probe, outcome: "not-judged" as const, why: "no TLS" },
    ];
    const { summary, roles } = ledgerOf([{ ...evidence([], []), probes }], []);
    expect(summary).toMatchObject({
      ...{ probes: 4, probesRefused: 2, probesSent: 1, notJudged: 1 },
      ...{ judgedShare: 0.75, sentShare: 0.25, fewestJudged: 3 },
    });
    expect(roles[0]?.probes).toEqual({
      planned: 4,
      refused: 2,
      sent: 1,
      refusedWhenSent: [probe],
      refusedBySimulation: [probe],
      allowed: [{ ...probe, by: "simulation" }],
      notJudged: [{ ...probe, why: "no TLS" }],
    });
  });
});
