import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { AlarmTopic } from "./AlarmTopic.js";

export const conformance = conformanceEntry(
  AlarmTopic,
  ({ accountId, partition, region, environment, tags }) => ({
    topicName: "alarms",
    publishers: [
      {
        service: "cloudwatch.amazonaws.com",
        sourceArns: [`arn:${partition}:cloudwatch:${region}:${accountId}:alarm:orders-*`],
      },
    ],
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment"],
  {},
  ({ accountId, partition, region }) => [
    { keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001` },
  ],
);
