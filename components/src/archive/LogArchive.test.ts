import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { LogArchive } from "./LogArchive.js";
import type { LogArchiveArgs } from "./LogArchiveArgs.js";

const codePath = join(__dirname, "..", "..", "testing", "function");
const recorded = async (args: Partial<LogArchiveArgs> = {}) => {
  const given = { codePath, logGroupNames: ["/aws/lambda/orders", "/sallyport/orders"], ...args };
  const { resources } = await record(() => new LogArchive("kept", given));
  return resources;
};

describe("LogArchive", () => {
  it("subscribes its function to every group, for which alone CloudWatch Logs may call it", async () => {
    const made = await recorded();
    const filters = made.filter(({ type }) => type === "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter");
    expect(filters.map(({ inputs }) => [inputs.logGroup, inputs.filterPattern])).toEqual([
      ["/aws/lambda/orders", ""],
      ["/sallyport/orders", ""],
    ]);
    const permissions = made.filter(({ type }) => type === "aws:lambda/permission:Permission");
    expect(permissions.map(({ inputs }) => [inputs.principal, inputs.sourceArn, inputs.sourceAccount])).toEqual(
      ["/aws/lambda/orders", "/sallyport/orders"].map((group) => [
        "logs.amazonaws.com",
        `arn:aws:logs:eu-west-1:111122223333:log-group:${group}:*`,
        "111122223333",
      ]),
    );
  });

  it("keeps lines seven years, archived after 90 days, in prod locked for one", async () => {
    const made = await recorded({ environment: "prod" });
    const lifecycle = made.find(
      ({ type, name }) =>
        type === "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration" && name === "kept-lines-lifecycle",
    );
    expect(JSON.stringify(lifecycle?.inputs.rules)).toContain('"expiration":{"days":2557}');
    const lock = made.find(({ name }) => name === "kept-lines-object-lock");
    expect(lock?.inputs.rule).toEqual({ defaultRetention: { mode: "GOVERNANCE", days: 365 } });
  });

  it.each<[string, Partial<LogArchiveArgs>, string]>([
    ["no group", { logGroupNames: [] }, "name at least one log group"],
    ["a group twice", { logGroupNames: ["/a", "/a"] }, "name each log group once"],
    ["its own log", { logGroupNames: ["/aws/lambda/kept-writer"] }, "it would call itself for ever"],
    ["less than a year", { retentionDays: 90 }, "keep lines at least 365 whole days (LOG-05)"],
  ])("refuses %s", async (_case, args, message) => {
    await expect(recorded(args)).rejects.toThrow(message);
  });
});
