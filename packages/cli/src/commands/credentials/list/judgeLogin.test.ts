import { expect, test } from "@jest/globals";
import type { SecretState } from "@sallyport/credentials";
import { judgeLogin } from "./judgeLogin.js";

const now = Date.parse("2026-06-01T12:00:00Z");
const daysAgo = (days: number) => new Date(now - days * 86_400_000);
const secret: SecretState = {
  ...{ name: "avesa/clickhouse/prod", arn: "arn", kmsKeyId: "key", rotationEnabled: true, rotationFunctionArn: "fn" },
  ...{ rotationDays: 90, created: daysAgo(300), lastRotated: daysAgo(90), nextRotation: undefined },
  ...{
    lastAccessed: undefined,
    deleted: undefined,
    stages: new Map([
      ["v2", ["AWSCURRENT", "AWSPENDING"]],
      ["v1", ["AWSPREVIOUS"]],
    ]),
  },
};
const pending = new Map([...secret.stages, ["v3", ["AWSPENDING"]], ["v2", ["AWSCURRENT"]]]);
const failure = { step: "setSecret", reason: "database", message: "unreachable" };

test.each([
  ["a rotation that ended, whose stage AWSPENDING stayed behind", {}, "current"],
  ["one that is due today, within the day that Secrets Manager has", { lastRotated: daysAgo(90.9) }, "current"],
  ["one that did not come", { lastRotated: daysAgo(92) }, "overdue"],
  ["one that never was, for longer than it may", { lastRotated: undefined, created: daysAgo(92) }, "overdue"],
  ["one that is off", { rotationEnabled: false }, "overdue"],
  ["one that is under way", { stages: pending }, "rotating"],
  ["a secret without a value", { stages: new Map() }, "empty"],
  ["a secret that was deleted", { deleted: daysAgo(1) }, "deleted"],
] as const)("%s", (_case, change, state) => {
  expect(judgeLogin({ ...secret, ...change }, undefined, now).state).toBe(state);
});

test("one that failed names the step, the reason, and what is still current", () => {
  expect(judgeLogin({ ...secret, stages: pending }, failure, now)).toEqual({
    state: "failed",
    message: "setSecret failed (database); version v2 is still current",
  });
});
