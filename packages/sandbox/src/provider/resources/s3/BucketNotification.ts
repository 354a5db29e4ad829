import {
  type Event,
  GetBucketNotificationConfigurationCommand,
  type NotificationConfiguration,
  type NotificationConfigurationFilter,
  PutBucketNotificationConfigurationCommand,
} from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import type { Json, Properties } from "../../values/Json.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { orAbsent } from "./orAbsent.js";

const selection = {
  id: shape.text(),
  events: shape.required(shape.set(shape.text())),
  filterPrefix: shape.text(),
  filterSuffix: shape.text(),
};

export const bucketNotification = bucketSetting({
  type: "aws:s3/bucketNotification:BucketNotification",
  applied: true,
  why: "Queues and topics get S3's events, after a test event, if their policy lets S3 send; EventBridge too.",
  inputs: {
    eventbridge: shape.flag(),
    queues: shape.list(shape.object({ ...selection, queueArn: shape.required(shape.text()) })),
    topics: shape.list(shape.object({ ...selection, topicArn: shape.required(shape.text()) })),
  },
  unsupported: ["lambdaFunctions"],
  examples: [
    {
      needs: {
        ...exampleBuckets("notification"),
        queue: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-notification" }) },
        policy: {
          type: "aws:sqs/queuePolicy:QueuePolicy",
          inputs: (made) => ({ queueUrl: made("queue", "id"), policy: letS3Send(made("queue", "arn")) }),
        },
      },
      base: (made) => ({
        bucket: made("bucket", "id"),
        queues: [{ id: "in", queueArn: made("queue", "arn"), events: ["s3:ObjectCreated:*"], filterSuffix: ".zst" }],
      }),
      updated: (made) => ({
        bucket: made("bucket", "id"),
        eventbridge: true,
        queues: [
          {
            id: "in",
            queueArn: made("queue", "arn"),
            events: ["s3:ObjectRemoved:*", "s3:ObjectCreated:Put"],
            filterPrefix: "in/",
            filterSuffix: ".zst",
          },
        ],
      }),
      replacing: (made) => ({ bucket: made("other", "id"), eventbridge: true }),
    },
  ],
  put: async (s3, { bucket, queues = [], topics = [], eventbridge }) =>
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: bucket,
        NotificationConfiguration: {
          QueueConfigurations: queues.map((queue) => ({ ...selectionOf(queue), QueueArn: queue.queueArn })),
          TopicConfigurations: topics.map((topic) => ({ ...selectionOf(topic), TopicArn: topic.topicArn })),
          ...(eventbridge ? { EventBridgeConfiguration: {} } : {}),
        },
      }),
    ),
  get: async (s3, bucket) => {
    const command = new GetBucketNotificationConfigurationCommand({ Bucket: bucket });
    const answer = await orAbsent(s3.send(command), "NoSuchBucket");
    return answer === undefined || isNone(answer) ? undefined : liveOf(answer);
  },
  remove: async (s3, bucket) =>
    await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket: bucket, NotificationConfiguration: {} })),
});

interface Selection {
  readonly id?: string | undefined;
  readonly events: readonly string[];
  readonly filterPrefix?: string | undefined;
  readonly filterSuffix?: string | undefined;
}

const selectionOf = ({ id, events, filterPrefix, filterSuffix }: Selection) => {
  const rules = [
    ...(filterPrefix === undefined ? [] : [{ Name: "prefix" as const, Value: filterPrefix }]),
    ...(filterSuffix === undefined ? [] : [{ Name: "suffix" as const, Value: filterSuffix }]),
  ];
  return {
    ...(id === undefined ? {} : { Id: id }),
    Events: events as Event[],
    ...(rules.length === 0 ? {} : { Filter: { Key: { FilterRules: rules } } }),
  };
};

const isNone = (live: NotificationConfiguration): boolean =>
  !live.QueueConfigurations?.length && !live.TopicConfigurations?.length && !live.EventBridgeConfiguration;

interface LiveSelection {
  readonly Id?: string | undefined;
  readonly Events: Event[] | undefined;
  readonly Filter?: NotificationConfigurationFilter | undefined;
}

const liveSelection = ({ Id, Events, Filter }: LiveSelection): { readonly [name: string]: Json } => {
  const rules = Filter?.Key?.FilterRules ?? [];
  const ruleValue = (name: string) => rules.find((rule) => rule.Name?.toLowerCase() === name)?.Value;
  const [prefix, suffix] = [ruleValue("prefix"), ruleValue("suffix")];
  return {
    ...(Id === undefined ? {} : { id: Id }),
    events: Events ?? [],
    ...(prefix === undefined ? {} : { filterPrefix: prefix }),
    ...(suffix === undefined ? {} : { filterSuffix: suffix }),
  };
};

const liveOf = (live: NotificationConfiguration): Properties => {
  const queues = live.QueueConfigurations?.map((item) => ({ ...liveSelection(item), queueArn: item.QueueArn ?? "" }));
  const topics = live.TopicConfigurations?.map((item) => ({ ...liveSelection(item), topicArn: item.TopicArn ?? "" }));
  return {
    ...(live.EventBridgeConfiguration === undefined ? {} : { eventbridge: true }),
    ...(queues?.length ? { queues } : {}),
    ...(topics?.length ? { topics } : {}),
  };
};

const letS3Send = (queueArn: Json): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sqs:SendMessage", Resource: queueArn },
    ],
  });
