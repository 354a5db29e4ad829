import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { HardenedTable } from "./HardenedTable.js";
import { AttributeType } from "./KeyAttributeArgs.js";

export const conformance = conformanceEntry(
  HardenedTable,
  ({ accountId, partition, region, environment, tags }) => ({
    tableName: "orders-ledger",
    partitionKey: { name: "object", type: AttributeType.String },
    sortKey: { name: "target", type: AttributeType.String },
    ttlAttribute: "expires",
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment", "partitionKey", "sortKey", "ttlAttribute"],
);
