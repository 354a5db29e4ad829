import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { AuditTrail } from "./AuditTrail.js";

export const conformance = conformanceEntry(
  AuditTrail,
  ({ accountId, partition, region, environment, tags }) => ({
    trailName: "audit",
    bucketName: "orders-audit",
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    dataEvents: {
      bucketArns: [`arn:${partition}:s3:::orders-results`],
      tableArns: [`arn:${partition}:dynamodb:${region}:${accountId}:table/orders`],
      functionArns: [`arn:${partition}:lambda:${region}:${accountId}:function:orders`],
    },
    retentionDays: 400,
    lockDays: 30,
    logRetentionDays: 400,
    accessLogs: { bucket: "orders-logs", prefix: "audit/" },
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["retentionDays", "lockDays", "logRetentionDays", "environment"],
);
