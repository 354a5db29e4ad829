import { describe, expect, it } from "@jest/globals";
import { matchesFilterPattern } from "../testing/matchesFilterPattern.js";
import { call, rootCall, secretRead, signIn, type TrailEvent } from "../testing/trailEvents.js";
import { trailSamples } from "../testing/trailSamples.js";
import { monitoredEvents } from "./monitoredEvents.js";
import { secretReadsOutside } from "./secretReadsOutside.js";

const patternOf = (name: string) => {
  const found = monitoredEvents.find((event) => event.name === name);
  if (found === undefined) throw new Error(`no monitored event is named ${name}`);
  return found.pattern;
};
const matches = (pattern: string, event: TrailEvent) => matchesFilterPattern(pattern, JSON.stringify(event));
const told = (event: TrailEvent) =>
  monitoredEvents.filter(({ pattern }) => matches(pattern, event)).map(({ name }) => name);

describe("the monitored events", () => {
  it("are those of the benchmark, each once, in patterns that CloudWatch Logs takes", () => {
    expect(monitoredEvents.map(({ cis }) => cis)).toEqual(Array.from({ length: 15 }, (_, index) => `4.${index + 1}`));
    expect(monitoredEvents.map(({ name }) => name)).toEqual(Object.keys(trailSamples));
    for (const { name, pattern } of monitoredEvents) expect([name, pattern.length <= 1024]).toEqual([name, true]);
  });

  it.each(Object.entries(trailSamples))("%s: each sample is told as that and as nothing else", (name, events) => {
    for (const event of events) expect([event, told(event)]).toEqual([event, [name]]);
  });

  it.each<[string, TrailEvent]>([
    ["a call that succeeded", call("s3.amazonaws.com", "GetObject")],
    ["a call that failed for another reason", call("s3.amazonaws.com", "GetObject", { errorCode: "NoSuchKey" })],
    ["a sign-in with MFA", signIn("Success", "Yes")],
    ["a policy of the same verb elsewhere", call("sns.amazonaws.com", "CreatePolicy")],
    ["a look at a trail", call("cloudtrail.amazonaws.com", "GetTrailStatus")],
    ["a look at a bucket's policy", call("s3.amazonaws.com", "GetBucketPolicy")],
    ["a key that is enabled", call("kms.amazonaws.com", "EnableKey")],
  ])("say nothing of %s", (_what, event) => {
    expect(told(event)).toEqual([]);
  });

  it("say nothing of what a service does for the root user", () => {
    const identity = { type: "Root", accountId: "111122223333", invokedBy: "backup.amazonaws.com" };
    expect(told({ ...rootCall, userIdentity: identity })).toEqual([]);
    expect(matches(patternOf("root-use"), { ...rootCall, eventType: "AwsServiceEvent" })).toBe(false);
  });
});

describe("reads of secrets", () => {
  const pattern = secretReadsOutside("111122223333", ["orders-*", "rotator"]);

  it.each<[string, TrailEvent, boolean]>([
    ["a role on the list", secretRead("rotator"), false],
    ["a role that a wildcard names", secretRead("orders-worker"), false],
    ["another role", secretRead("deployer"), true],
    ["a role whose name only ends alike", secretRead("my-rotator"), true],
    ["a role of that name in another account", secretRead("rotator", "444455556666"), true],
    ["another role, many at once", secretRead("deployer", "111122223333", "BatchGetSecretValue"), true],
    [
      "a user",
      {
        ...secretRead(""),
        userIdentity: { type: "IAMUser", accountId: "111122223333", arn: "arn:aws:iam::1:user/orders-a" },
      },
      true,
    ],
    ["nobody who is named", { ...secretRead(""), userIdentity: { type: "AWSService" } }, true],
  ])("are told unless by those on the list: %s", (_who, event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  it("are told all where the list is empty, and nothing else is", () => {
    expect(matches(secretReadsOutside("111122223333", []), secretRead("orders-worker"))).toBe(true);
    expect(matches(pattern, call("secretsmanager.amazonaws.com", "DescribeSecret"))).toBe(false);
  });
});
