import { join } from "node:path";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { LogArchive } from "./LogArchive.js";

export const conformance = conformanceEntry(
  LogArchive,
  ({ accountId, partition, region, environment, tags }) => ({
    codePath: join(__dirname, "..", "..", "testing", "function"),
    logGroupNames: ["/aws/lambda/orders-api", "/sallyport/orders"],
    bucketName: "orders-lines",
    retentionDays: 400,
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    accessLogs: { bucket: "orders-logs", prefix: "archive/" },
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["codePath", "retentionDays", "environment"],
);
