import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { FindingSeverity } from "./FindingSeverity.js";
import { FindingsHub, HubStandard } from "./FindingsHub.js";

export const conformance = conformanceEntry(
  FindingsHub,
  ({ accountId, partition, region, environment, tags }) => ({
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    standards: [HubStandard.Fsbp, HubStandard.Nist80053],
    aggregatedRegions: ["eu-north-1"],
    leastSeverity: FindingSeverity.Critical,
    toldElsewhere: ["GuardDuty"],
    deadLetterQueueArn: `arn:${partition}:sqs:${region}:${accountId}:orders-dead`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["standards", "aggregatedRegions", "leastSeverity", "toldElsewhere", "hubExists", "environment"],
  {},
  ({ accountId, partition, region }) => [
    {
      hubExists: true,
      standards: undefined,
      aggregatedRegions: undefined,
      keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
      deadLetterQueueArn: undefined,
    },
  ],
);
