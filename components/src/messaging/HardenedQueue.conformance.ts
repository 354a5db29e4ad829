import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { HardenedQueue } from "./HardenedQueue.js";

export const conformance = conformanceEntry(
  HardenedQueue,
  ({ accountId, partition, region, environment, tags }) => ({
    queueName: "orders-in",
    visibilityTimeoutSeconds: 120,
    retentionDays: 7,
    maxReceiveCount: 3,
    senders: [
      { service: "s3.amazonaws.com", sourceArns: [`arn:${partition}:s3:::orders`] },
      { service: "events.amazonaws.com", sourceArns: [`arn:${partition}:events:${region}:${accountId}:rule/applied`] },
    ],
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    alarmAgeMinutes: 60,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment", "alarmAgeMinutes"],
  {},
  ({ accountId, partition, region }) => [
    { keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001` },
  ],
);
