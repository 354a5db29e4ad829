import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import type { BucketNotificationArgs } from "./BucketNotificationArgs.js";
import { checkNotifications } from "./checkNotifications.js";

type Part = Omit<BucketNotificationArgs, "queueArn">;

const check = (...parts: Part[]) => {
  const notifications = parts.map((part) => ({ queueArn: "arn:aws:sqs:eu-west-1:111122223333:orders", ...part }));
  return () => checkNotifications('HardenedBucket "orders"', notifications);
};

describe("the queues of a bucket", () => {
  it.each([
    ["other folders", { prefix: "in/" }, { prefix: "out/" }],
    ["other endings", { suffix: ".zst" }, { suffix: ".json" }],
    ["other events", {}, { events: ["s3:ObjectRemoved:*"] }],
    ["a prefix that is not known yet", { prefix: pulumi.output("in/") }, { prefix: "in/" }],
  ] satisfies [string, Part, Part][])("may be told apart by %s", (_how, one, other) => {
    expect(check(one, other)).not.toThrow();
  });

  it.each([
    ["all of it", {}, {}],
    ["a folder within another's", { prefix: "in/" }, { prefix: "in/today/" }],
    ["everything and a folder", {}, { prefix: "in/" }],
    ["a folder and an ending", { prefix: "in/" }, { suffix: ".zst" }],
    ["an ending of an ending", { suffix: ".tar.zst" }, { suffix: ".zst" }],
    ["an event of a kind", {}, { events: ["s3:ObjectCreated:Put"] }],
  ] satisfies [string, Part, Part][])("are refused when two would be told of %s", (_what, one, other) => {
    expect(check({ events: ["s3:ObjectRestore:*"] }, one, other)).toThrow(
      /HardenedBucket "orders": notifications\[2\] .* notifications\[1\] takes some of the same events/,
    );
  });
});
