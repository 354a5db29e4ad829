import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { ThreatDetector, ThreatFeature } from "./ThreatDetector.js";

export const conformance = conformanceEntry(
  ThreatDetector,
  ({ accountId, partition, region, environment, tags }) => ({
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    features: [ThreatFeature.S3Data, ThreatFeature.Runtime],
    leastSeverity: 7,
    deadLetterQueueArn: `arn:${partition}:sqs:${region}:${accountId}:orders-dead`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["features", "leastSeverity", "environment"],
  {},
  ({ accountId, partition, region }) => [
    {
      detectorId: "12abc34d567e8fa901bc2d34e56789f0",
      features: undefined,
      keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
      deadLetterQueueArn: undefined,
    },
  ],
);
