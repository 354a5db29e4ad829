import { join } from "node:path";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { LogArchive } from "./LogArchive.js";

export const conformance = conformanceEntry(
  LogArchive,
  ({ accountId, partition, region, environment, tags }) => ({
    codePath: join(__dirname, "..", "..", "testing", "function"),
    logGroupNames: ["/aws/lambda/orders", "/sallyport/orders"],
    bucketName: "orders-lines",
    retentionDays: 400,
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
