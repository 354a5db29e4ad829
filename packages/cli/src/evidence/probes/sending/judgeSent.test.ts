import { describe, expect, it } from "@jest/globals";
import { type Decision, probeSessionName } from "@sallyport/sandbox";
import { judgeSent } from "./judgeSent.js";

const probe = { kind: "delete", action: "s3:DeleteObject", resource: "arn:aws:s3:::orders/in/a" };
const sent = { probe, role: "loader", denied: true };
const decision = (fields: Partial<Decision> = {}): Decision => ({
  ...{ time: "2026-01-01T00:00:01.000Z", requestId: "r1", action: probe.action, resource: probe.resource },
  ...{ principal: `arn:aws:sts::000000000000:assumed-role/loader/${probeSessionName}`, decision: "deny" },
  ...{ policy: null, statement: null, region: "eu-west-1", ...fields },
});
const verdict = async (one: Partial<typeof sent>, ...decisions: readonly Decision[]) =>
  (await judgeSent([{ ...sent, ...one }], decisions)).get(probe);

describe("a probe that was sent", () => {
  it("was refused where the log says so of a probing session of the role, and so did the answer", async () => {
    expect(await verdict({}, decision())).toBe("refused");
    expect(await verdict({ denied: false }, decision())).toBeUndefined();
    expect(await verdict({ role: "other" }, decision())).toBeUndefined();
    const own = "arn:aws:sts::000000000000:assumed-role/loader/task";
    expect(await verdict({}, decision({ principal: own }))).toBeUndefined();
  });

  it("was not judged where the log tells of another action or resource, such as one of no name", async () => {
    expect(await verdict({}, decision({ action: "s3:DeleteObjectVersion" }))).toBeUndefined();
    expect(await verdict({}, decision({ resource: "*" }))).toBeUndefined();
  });

  it("was allowed where one decision says so, whatever the service answered afterwards", async () => {
    const allowed = decision({ decision: "allow", policy: "policy of the bucket", statement: "0" });
    expect(await verdict({ denied: false }, allowed)).toBe("allowed");
    expect(await verdict({}, decision(), allowed)).toBe("allowed");
    expect(await verdict({}, allowed, decision())).toBe("allowed");
  });
});
