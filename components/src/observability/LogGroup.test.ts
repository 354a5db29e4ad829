import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { LogGroup, type LogGroupArgs } from "./LogGroup.js";

const recorded = async (args: LogGroupArgs = {}) => {
  const { resources } = await record(() => new LogGroup("orders", args));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("LogGroup", () => {
  it("keeps lines for a year and lets CloudWatch Logs use its key for this group alone", async () => {
    const resources = await recorded();
    expect(resources["orders-group"]).toMatchObject({
      name: "/sallyport/orders",
      retentionInDays: 365,
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/orders-key-key",
    });
    expect(resources["orders-key-key"]?.policy).toContain(
      '"kms:EncryptionContext:aws:logs:arn":["arn:aws:logs:eu-west-1:111122223333:log-group:/sallyport/orders"]',
    );
  });

  it("makes no key when one is given", async () => {
    const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/k";
    const resources = await recorded({ keyArn });
    expect(Object.keys(resources)).toEqual(["orders", "orders-group"]);
    expect(resources["orders-group"]?.kmsKeyId).toBe(keyArn);
  });

  it.each([0, -1, 31, 10_000])("refuses to keep lines for %p days and names a number that works", async (days) => {
    await expect(recorded({ retentionDays: days })).rejects.toThrow(/retentionDays .* is refused: .* such as \d+/);
  });
});
