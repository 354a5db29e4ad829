import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { HardenedTable } from "./HardenedTable.js";
import type { HardenedTableArgs } from "./HardenedTableArgs.js";
import { type TableIndexArgs, TableProjection } from "./TableIndexArgs.js";

const partitionKey = { name: "object", type: "S" } as const;
const byObject = { indexName: "by-object", partitionKey };

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

  it("finds items by the keys of its indexes, whose attributes it declares once", async () => {
    const batch = { name: "batch", type: "S" } as const;
    const state = { name: "state", type: "S" } as const;
    const indexes: TableIndexArgs[] = [
      { indexName: "by-batch", partitionKey: batch, sortKey: state },
      { indexName: "by-state", partitionKey: state, projection: TableProjection.All },
    ];
    expect(await table({ indexes })).toMatchObject({
      attributes: [partitionKey, batch, state],
      globalSecondaryIndexes: [
        { name: "by-batch", hashKey: "batch", rangeKey: "state", projectionType: "KEYS_ONLY" },
        { name: "by-state", hashKey: "state", projectionType: "ALL" },
      ],
    });
  });

  it("refuses deletion in prod by DynamoDB itself", async () => {
    expect(await table({ environment: "prod" })).toMatchObject({ deletionProtectionEnabled: true });
  });

  it.each<[string, Partial<HardenedTableArgs>]>([
    ["tableName", { tableName: "a b" }],
    ["sortKey.name", { sortKey: partitionKey }],
    ["indexes[0].indexName", { indexes: [{ indexName: "b", partitionKey }] }],
    ["indexes[1].indexName", { indexes: [byObject, byObject] }],
    ["indexes[0].sortKey.name", { indexes: [{ ...byObject, sortKey: partitionKey }] }],
    ["indexes", { indexes: [{ ...byObject, partitionKey: { name: "object", type: "N" } }] }],
    ["indexes", { indexes: Array.from({ length: 21 }, (_, at) => ({ ...byObject, indexName: `by-${at}` })) }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(table(args)).rejects.toThrow(`HardenedTable "orders": ${argument} `);
  });
});
