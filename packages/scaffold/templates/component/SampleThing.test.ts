import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { SampleThing, type SampleThingArgs } from "./SampleThing.js";

const recorded = async (args: SampleThingArgs = {}) => {
  const { resources } = await record(() => new SampleThing("orders", args));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("SampleThing", () => {
  it("keeps lines for a year under a key of its own, which only its group may use", async () => {
    const resources = await recorded();
    expect(resources["orders-group"]).toMatchObject({
      name: "/sallyport/sample-thing/orders",
      retentionInDays: 365,
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/orders-key-key",
    });
    expect(resources["orders-key-key"]?.policy).toContain(
      '"arn:aws:logs:eu-west-1:111122223333:log-group:/sallyport/sample-thing/orders"',
    );
  });

  it("refuses days that CloudWatch Logs does not take", async () => {
    await expect(recorded({ retentionDays: 31 })).rejects.toThrow('SampleThing "orders": retentionDays 31 is refused');
  });
});
