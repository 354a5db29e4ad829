import { describe, expect, it } from "@jest/globals";
import { type Decision, probeSessionName } from "@sallyport/sandbox";
import { recordedCalls } from "./recordedCalls.js";

const decision = (fields: Partial<Decision>): Decision => ({
  ...{ time: "2026-01-01T00:00:01.000Z", requestId: "r", action: "s3:GetObject", resource: "arn:aws:s3:::orders/in/a" },
  ...{ principal: "arn:aws:sts::000000000000:assumed-role/loader/task", decision: "allow" },
  ...{ policy: "access", statement: "ReadInput", region: "eu-west-1", ...fields },
});
const ofLoader = async (...decisions: readonly Decision[]) =>
  (await recordedCalls(new Set(["loader"]), decisions)).get("loader");

describe("the recorded calls of a role", () => {
  it("are counted by statement, action and resource, with the first and the last time, in whatever order they came", async () => {
    const early = decision({ time: "2026-01-01T00:00:00.000Z" });
    const late = decision({ time: "2026-01-01T00:00:09.000Z" });
    const other = decision({ resource: "arn:aws:s3:::orders/in/b" });
    const { allowed = [] } = (await ofLoader(decision({}), late, early, other)) ?? {};
    expect(allowed.map(({ calls, first, last }) => [calls, first, last])).toEqual([
      [3, early.time, late.time],
      [1, other.time, other.time],
    ]);
  });

  it("are those of its sessions alone: neither a user of its name nor another role", async () => {
    const user = decision({ principal: "arn:aws:iam::000000000000:user/loader" });
    const role = decision({ principal: "arn:aws:sts::000000000000:assumed-role/loader-execution/task" });
    expect(await ofLoader(user, role)).toEqual({ allowed: [], refused: [] });
  });

  it("are none that somebody made to see it refused", async () => {
    const principal = `arn:aws:sts::000000000000:assumed-role/loader/${probeSessionName}`;
    expect(await ofLoader(decision({ principal, decision: "deny" }))).toEqual({ allowed: [], refused: [] });
  });

  it("say why one was refused: by a denial, or for want of a statement", async () => {
    const denied = decision({ decision: "deny", statement: "Never" });
    const wanting = decision({ decision: "deny", policy: null, statement: null, reason: "no statement allows it" });
    const { refused = [] } = (await ofLoader(denied, wanting)) ?? {};
    expect(refused.map(({ why }) => why)).toEqual(["access Never denies it", "no statement allows it"]);
  });

  it("name the runs in which they were made, and none for what was called outside of all", async () => {
    const inRun = (time: string) => (time.endsWith("1.000Z") ? "demo" : undefined);
    const late = decision({ time: "2026-01-01T00:00:09.000Z" });
    const refused = decision({ decision: "deny", policy: null, statement: null });
    const calls = await recordedCalls(new Set(["loader"]), [decision({}), decision({}), late, refused], (_, time) =>
      inRun(time),
    );
    expect(calls.get("loader")).toMatchObject({
      allowed: [{ calls: 3, runs: ["demo"] }],
      refused: [{ calls: 1, runs: ["demo"] }],
    });
    expect((await ofLoader(late))?.allowed).toMatchObject([{ runs: [] }]);
  });

  it("leave out what AWS allows to everybody", async () => {
    expect(await ofLoader(decision({ policy: null, statement: null }))).toEqual({ allowed: [], refused: [] });
  });
});
