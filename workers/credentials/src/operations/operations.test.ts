import { describe, expect, test } from "@jest/globals";
import { overdueDays } from "./overdueDays.js";
import { requestsIn } from "./Request.js";
import { trialUser } from "./trialUser.js";

const day = 86_400_000;
const now = new Date("2026-06-01T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * day);

describe("the age of a rotation", () => {
  test.each([
    ["in time", { rotationEnabled: true, days: 90, lastRotated: ago(89) }, 0],
    ["within the window", { rotationEnabled: true, days: 90, lastRotated: ago(91) }, 0],
    ["late", { rotationEnabled: true, days: 90, lastRotated: ago(95) }, 4],
    ["never rotated since it was made", { rotationEnabled: true, days: 30, created: ago(40) }, 9],
    ["off", { rotationEnabled: false, lastRotated: ago(3) }, 3],
    ["just made", { rotationEnabled: false, created: now }, 0],
  ])("%s", (_what, state, days) => {
    expect(overdueDays({ ...state, stages: new Map() }, now)).toBe(days);
  });
});

describe("requests to the function", () => {
  test("come by call, or several in a notification; a step of Secrets Manager's is none", () => {
    const rotate = { operation: "rotate", secretId: "avesa/clickhouse/dev" };
    const notified = (message: string) => ({ Records: [{ EventSource: "aws:sns", Sns: { Message: message } }] });
    expect(requestsIn(rotate)).toEqual([rotate]);
    expect(requestsIn(notified(JSON.stringify(rotate)))).toEqual([rotate]);
    expect(requestsIn({ Step: "setSecret", SecretId: "a", ClientRequestToken: "b" })).toBeUndefined();
    for (const wrong of [
      notified("rotate!"),
      notified('{"operation":"drop"}'),
      { operation: "rollback", secretId: "a" },
    ]) {
      expect(() => requestsIn(wrong)).toThrow("none that the function knows");
    }
  });
});

test("a trial has a user of its own beside the two that take turns", () => {
  expect([trialUser("loader"), trialUser("loader_clone")]).toEqual(["loader_trial", "loader_trial"]);
  expect(() => trialUser("x".repeat(60))).toThrow("too long");
});
