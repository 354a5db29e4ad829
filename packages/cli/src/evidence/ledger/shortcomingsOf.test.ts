import { describe, expect, it } from "@jest/globals";
import type { Probe } from "../probes/Probe.js";
import type { ProbeOutcome } from "../probes/ProbeOutcome.js";
import { allowedBy } from "../testing/allowedBy.js";
import { statementOf } from "../testing/statementOf.js";
import { ledgerOf, type RoleEvidence } from "./ledgerOf.js";
import { shortcomingsOf } from "./shortcomingsOf.js";

const read = statementOf();
const probe = (outcome: ProbeOutcome["outcome"], key: number): Probe & ProbeOutcome => ({
  ...{ kind: "delete", action: "s3:DeleteObject", resource: `arn:aws:s3:::orders/in/${key}`, outcome, by: "call" },
});
const judged = Array.from({ length: 20 }, (_, key) => probe("refused", key));
const proven: RoleEvidence = {
  intended: { stack: "etl", role: "loader", statements: [read] },
  grants: { stack: "etl", role: "loader", arn: "", boundary: null, trustedBy: [], statements: [read] },
  calls: { allowed: [allowedBy(read)], refused: [] },
  probes: judged,
};
const refusal = { action: "s3:PutObject", resource: "arn:aws:s3:::orders/in/a", why: "no statement allows it" };
const moment = "2026-01-01T00:00:00.000Z";
const refused = [{ ...refusal, calls: 1, first: moment, last: moment, runs: [] }];

describe("a ledger's shortcomings", () => {
  it("are none where every statement was used, no call refused and twenty probes were", () => {
    expect(shortcomingsOf(ledgerOf([proven], []))).toEqual([]);
  });

  it.each<[string, Partial<RoleEvidence>, string]>([
    ["an unused statement", { calls: { allowed: [], refused: [] } }, "access ReadInput is neither used nor explained"],
    ["a refused call", { calls: { ...proven.calls, refused } }, "s3:PutObject on arn:aws:s3:::orders/in/a was refused"],
    ["an allowed probe", { probes: [...judged, probe("allowed", 20)] }, "in/20 is allowed (delete)"],
    ["too few probes", { probes: judged.slice(1) }, "19 probes were judged, which is less than 20"],
    [
      "probes on which nothing can judge",
      { probes: [...judged.slice(1), probe("not-judged", 0)] },
      "19 probes were judged",
    ],
  ])("are %s", (_what, fields, line) => {
    expect(shortcomingsOf(ledgerOf([{ ...proven, ...fields }], []))).toEqual([expect.stringContaining(line)]);
  });

  it("are an explanation of what no role holds", () => {
    const gone = { stack: "etl", role: "*", statement: "Gone", reason: "once a year" };
    expect(shortcomingsOf(ledgerOf([proven], [gone]))).toEqual(["etl: no * holds Gone, which is explained"]);
  });
});
