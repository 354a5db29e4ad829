import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { HardenedTopic } from "./HardenedTopic.js";
import { TopicProtocol } from "./TopicProtocol.js";

export const conformance = conformanceEntry(
  HardenedTopic,
  ({ accountId, partition, region, environment, tags }) => ({
    topicName: "rotate-now",
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/k`,
    publishers: [
      { service: "events.amazonaws.com", sourceArns: [`arn:${partition}:events:${region}:${accountId}:rule/rotate`] },
    ],
    publisherRoleNames: ["operators"],
    subscriptions: [
      { protocol: TopicProtocol.Lambda, endpoint: `arn:${partition}:lambda:${region}:${accountId}:function:rotator` },
      {
        protocol: TopicProtocol.Sqs,
        endpoint: `arn:${partition}:sqs:${region}:${accountId}:audit`,
        filterPolicy: '{"kind":["rotation"]}',
        rawMessage: true,
      },
    ],
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment", "subscriptions.*.protocol", "subscriptions.*.rawMessage"],
);
