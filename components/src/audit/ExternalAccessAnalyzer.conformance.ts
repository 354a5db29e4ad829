import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { ExternalAccessAnalyzer, ZoneOfTrust } from "./ExternalAccessAnalyzer.js";

export const conformance = conformanceEntry(
  ExternalAccessAnalyzer,
  ({ accountId, partition, region, environment, tags }) => ({
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    analyzerName: "external-access",
    zoneOfTrust: ZoneOfTrust.Organization,
    deadLetterQueueArn: `arn:${partition}:sqs:${region}:${accountId}:orders-dead`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment"],
  {},
  ({ accountId, partition, region }) => [
    {
      keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
      deadLetterQueueArn: undefined,
    },
  ],
);
