import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { ConfigBaseline } from "./ConfigBaseline.js";

export const conformance = conformanceEntry(
  ConfigBaseline,
  ({ accountId, partition, region, environment, tags }) => ({
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    globalResources: true,
    recorderExists: false,
    withoutRules: ["keys-young"],
    roleArn: `arn:${partition}:iam::${accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    bucketName: "orders-history",
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    retentionDays: 400,
    accessLogs: { bucket: "orders-logs", prefix: "history/" },
    deadLetterQueueArn: `arn:${partition}:sqs:${region}:${accountId}:orders-dead`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["globalResources", "recorderExists", "withoutRules", "retentionDays", "environment"],
);
