import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { DataCatalog } from "./DataCatalog.js";

export const conformance = conformanceEntry(
  DataCatalog,
  ({ accountId, partition, region, tags }) => ({
    tables: [
      {
        tableName: "order_items",
        bucketName: "orders-backup",
        prefix: "catalog/",
        description: "what was backed up",
        columns: [
          { name: "key", type: "string", comment: "of the object" },
          { name: "size", type: "bigint", comment: "bytes" },
        ],
        partitions: [
          { name: "rule", values: ["orders", "logs"] },
          { name: "day", firstDay: "2026-01-01" },
        ],
      },
    ],
    resultBucketName: "orders-results",
    resultKeyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    resultPrefix: "queries/",
    scanLimitGib: 1,
    databaseName: "orders_backups",
    workgroupName: "orders-backups",
    account: { accountId, partition },
    region,
    tags,
  }),
  [
    "tables.*.tableName",
    "tables.*.prefix",
    "tables.*.description",
    "tables.*.columns",
    "tables.*.partitions",
    "resultPrefix",
    "scanLimitGib",
    "databaseName",
  ],
);
