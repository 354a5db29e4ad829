import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { HardenedTable, type HardenedTableArgs } from "./HardenedTable.js";

const partitionKey = { name: "object", type: "S" } as const;

const table = async (args: Partial<HardenedTableArgs> = {}) => {
  const { resources } = await record(() => new HardenedTable("orders", { partitionKey, ...args }));
  return resources.find(({ name }) => name === "orders-table")?.inputs;
};

describe("HardenedTable", () => {
  it("is on demand, restorable and encrypted with a key of its own", async () => {
    expect(await table()).toMatchObject({
      name: "orders",
      billingMode: "PAY_PER_REQUEST",
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/orders-key-key" },
      deletionProtectionEnabled: false,
    });
  });

  it("has the keys that are named, and expires items only when an attribute says when", async () => {
    const bare = await table();
    expect(bare).toMatchObject({ hashKey: "object", attributes: [{ name: "object", type: "S" }] });
    expect(bare).not.toHaveProperty("rangeKey");
    expect(bare).not.toHaveProperty("ttl");
    expect(await table({ sortKey: { name: "target", type: "N" }, ttlAttribute: "expires" })).toMatchObject({
      rangeKey: "target",
      attributes: [
        { name: "object", type: "S" },
        { name: "target", type: "N" },
      ],
      ttl: { enabled: true, attributeName: "expires" },
    });
  });

  it("refuses deletion in prod by DynamoDB itself", async () => {
    expect(await table({ environment: "prod" })).toMatchObject({ deletionProtectionEnabled: true });
  });

  it.each<[string, Partial<HardenedTableArgs>]>([
    ["tableName", { tableName: "a b" }],
    ["sortKey.name", { sortKey: partitionKey }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(table(args)).rejects.toThrow(`HardenedTable "orders": ${argument} `);
  });
});
