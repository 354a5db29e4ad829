import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { HardenedTable } from "./HardenedTable.js";
import { AttributeType } from "./KeyAttributeArgs.js";
import { TableProjection } from "./TableIndexArgs.js";

export const conformance = conformanceEntry(
  HardenedTable,
  ({ accountId, partition, region, environment, tags }) => ({
    tableName: "orders-ledger",
    partitionKey: { name: "object", type: AttributeType.String },
    sortKey: { name: "target", type: AttributeType.String },
    indexes: [
      {
        indexName: "by-target",
        partitionKey: { name: "target", type: AttributeType.String },
        sortKey: { name: "written", type: AttributeType.Number },
        projection: TableProjection.All,
      },
    ],
    ttlAttribute: "expires",
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment", "partitionKey", "sortKey", "indexes", "ttlAttribute"],
  {},
  ({ accountId, partition, region }) => [
    { keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001` },
  ],
);
