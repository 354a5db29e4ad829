import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { LogBucket } from "./LogBucket.js";

export const conformance = conformanceEntry(
  LogBucket,
  ({ accountId, partition, region, environment, tags }) => ({
    bucketName: "orders-logs",
    sources: ["orders-*"],
    retentionDays: 400,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment", "retentionDays"],
);
