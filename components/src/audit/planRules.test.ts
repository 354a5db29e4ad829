import { describe, expect, it } from "@jest/globals";
import type { ConfigBaselineArgs } from "./ConfigBaselineArgs.js";
import { planRules } from "./planRules.js";

const plan = (args: Partial<ConfigBaselineArgs> = {}, name = "baseline") =>
  planRules(`ConfigBaseline "${name}"`, name, { alarmTopicArn: "arn:aws:sns:eu-west-1:111122223333:alarms", ...args });
const names = (args?: Partial<ConfigBaselineArgs>) => plan(args).map((rule) => rule.name);

describe("the rules of a region", () => {
  it("are its own, and in one region those of the account too", () => {
    expect(names()).toContain("buckets-closed");
    expect(names()).not.toContain("root-has-mfa");
    expect(names({ globalResources: true })).toEqual(expect.arrayContaining(["buckets-closed", "root-has-mfa"]));
  });

  it("can be left out by name", () => {
    expect(names({ withoutRules: ["buckets-closed"] })).not.toContain("buckets-closed");
  });

  it.each([
    ["a rule that there is not", { withoutRules: ["bukcets-closed"] }, 'withoutRules "bukcets-closed"'],
    ["a history of a month", { retentionDays: 30 }, "retentionDays 30"],
  ])("refuse %s", (_case, args, message) => {
    expect(() => plan(args)).toThrow(message);
  });

  it("refuse a name that leaves no room for theirs", () => {
    expect(() => plan({}, "n".repeat(120))).toThrow("give a name of at most");
  });
});
