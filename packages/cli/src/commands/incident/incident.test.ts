import { describe, expect, it } from "@jest/globals";
import type { Identity } from "../security/account/readIdentities.js";
import { readersOf } from "./access/readersOf.js";
import { errorIn } from "./logs/workloadErrors.js";
import { incidentMarkdown } from "./report/incidentMarkdown.js";
import { incidentWriter } from "./report/incidentWriter.js";
import { groupedEvents } from "./trail/groupedEvents.js";
import { parseTrailEvent } from "./trail/parseTrailEvent.js";
import { deniedCalls, secretReads } from "./trail/readTrail.js";
import type { TrailEvent } from "./trail/TrailEvent.js";

const arn = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:avesa/clickhouse/prod-a1b2c3";
const event = (more: Partial<TrailEvent>): TrailEvent => ({
  ...{ time: "2026-01-31T12:00:00Z", call: "s3.amazonaws.com GetObject", principal: "arn:role", address: "10.0.0.1" },
  ...{ error: "", secret: "", ...more },
});

describe("an event of the trail", () => {
  it("names the role behind a session, and of the parameters the secret alone", () => {
    const line = JSON.stringify({
      ...{
        eventTime: "2026-01-31T12:00:00Z",
        eventSource: "secretsmanager.amazonaws.com",
        eventName: "GetSecretValue",
      },
      ...{ sourceIPAddress: "10.0.0.1", requestParameters: { secretId: arn, clientRequestToken: "token" } },
      userIdentity: { arn: "arn:session", sessionContext: { sessionIssuer: { arn: "arn:role" } } },
    });
    expect(parseTrailEvent(line)).toEqual({
      ...{ time: "2026-01-31T12:00:00Z", call: "secretsmanager.amazonaws.com GetSecretValue", principal: "arn:role" },
      ...{ address: "10.0.0.1", error: "", secret: arn },
    });
    expect(parseTrailEvent("no JSON")).toBeUndefined();
    expect(parseTrailEvent("{}")).toBeUndefined();
  });

  it("is asked for by what came of it, or by what it did", () => {
    const wanted = (question: typeof deniedCalls, more: Partial<TrailEvent>) => question.wanted(event(more));
    expect(
      ["AccessDenied", "AccessDeniedException", "Client.UnauthorizedOperation", "Throttling", ""].map((error) =>
        wanted(deniedCalls, { error }),
      ),
    ).toEqual([true, true, true, false, false]);
    expect(
      ["GetSecretValue", "BatchGetSecretValue", "DescribeSecret"].map((name) =>
        wanted(secretReads, { call: `secretsmanager.amazonaws.com ${name}` }),
      ),
    ).toEqual([true, true, false]);
  });

  it("is counted with those of the same principal, call and outcome", () => {
    const groups = groupedEvents([
      event({ principal: "arn:one" }),
      event({ time: "2026-01-31T11:00:00Z", address: "10.0.0.2" }),
      event({}),
      event({ error: "AccessDenied" }),
    ]);
    expect(groups.map(({ principal, error, count }) => [principal, error, count])).toEqual([
      ["arn:role", "", 2],
      ["arn:one", "", 1],
      ["arn:role", "AccessDenied", 1],
    ]);
    expect(groups[0]).toMatchObject({ first: "2026-01-31T11:00:00Z", addresses: ["10.0.0.1", "10.0.0.2"] });
  });
});

describe("the readers of a secret", () => {
  const identity = (name: string, Resource: string, more: object = {}): Identity => ({
    ...{ kind: "role", name, arn: `arn:aws:iam::000000000000:role/${name}`, trust: [] },
    policies: [
      {
        name: "rights",
        statements: [
          {
            ...{ sid: "Read", effect: "Allow", actions: ["secretsmanager:GetSecretValue"], notActions: [] },
            ...{ resources: [Resource], notResources: [], principals: [], notPrincipals: [], conditions: {}, ...more },
          },
        ],
      },
    ],
  });

  it("are the roles whose statements cover it, however wide they are", () => {
    const found = readersOf(
      [
        identity("exact", arn),
        identity("wide", "arn:aws:secretsmanager:*:*:secret:avesa/*"),
        identity("all", "*", { actions: ["*"] }),
        identity("but", "", { resources: [], notResources: ["arn:aws:s3:::*"] }),
        identity("other", arn.replace("prod", "dev")),
        identity("denied", arn, { effect: "Deny" }),
        identity("describing", arn, { actions: ["secretsmanager:DescribeSecret"] }),
        identity("narrowed", arn, { conditions: { StringEquals: { "aws:sourcevpc": ["vpc-1"] } } }),
      ],
      arn,
    );
    expect(found.map(({ name }) => name)).toEqual(["exact", "wide", "all", "but", "narrowed"]);
    expect(found.at(-1)).toMatchObject({ by: "rights/Read", conditions: ["StringEquals aws:sourcevpc"] });
  });
});

describe("a workload's line", () => {
  it.each([
    ['{"level":"error","event":"load.failed","password":"hunter2"}', "load.failed"],
    ['{"level":"warn","event":"security.access_denied"}', "security.access_denied"],
    ['{"level":"error","event":"two words and a password"}', "unnamed"],
    ["ERROR cannot connect with hunter2", "unstructured"],
    ['{"level":"info","event":"load.done"}', undefined],
    ["all is well", undefined],
  ])("%s tells %s, and no more", (line, told) => {
    expect(errorIn(line)).toBe(told);
  });
});

describe("an incident's report", () => {
  it("has what was gathered, why the rest was not, and what is to be filled in; no name becomes a row or a link", () => {
    const page = incidentMarkdown({
      ...{ title: "Triage", at: "2026-01-31T12:00:00Z", facts: ["nothing was changed"] },
      sections: [
        { title: "1. Reads", head: ["who"], rows: [["a|b\n[x](javascript:y)<script>"]] },
        { title: "2. Trail", head: [], rows: [], missing: "No trail" },
        { title: "3. Errors", head: [], rows: [] },
      ],
    });
    expect(page).toContain("| a\\|b \\[x\\](javascript:y)&lt;script> |");
    expect(page).toContain("Not gathered: No trail");
    expect(page).toContain("Nothing was found.");
    expect(page).toContain("Severity (1 to 3)");
  });

  it("is refused in a form that there is not, before anything is done", () => {
    expect(() => incidentWriter("incident.pdf")).toThrow("its extension names no form");
  });
});
