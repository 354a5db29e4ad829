import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";

const notificationType = "aws:s3/bucketNotification:BucketNotification";
/** The targets that keep what they are sent, by the notification's property that names them, and their key. */
const targets = [
  { property: "queues", type: "aws:sqs/queue:Queue", key: "kmsMasterKeyId" },
  { property: "topics", type: "aws:sns/topic:Topic", key: "kmsMasterKeyId" },
] as const;
const queueWith = (props: object) => [
  { type: notificationType, name: "told", refersTo: { queues: "queue" } },
  { type: targets[0].type, name: "queue", props: { ...props } },
];

/** The queues and topics that hear of a bucket's objects are encrypted with a key that S3 can use. */
export const S3NotificationReachesEncryptedTarget: RelationRule = {
  id: "s3-notification-target-encrypted",
  title: "Queues and topics that hear of objects are encrypted with a key of ours",
  severity: "medium",
  why: "Notifications name objects and who wrote them; and S3 cannot send to a target under the AWS-managed key: what it has to tell is lost",
  fix: "give the queue or topic a customer-managed key, whose policy lets s3.amazonaws.com use it for the bucket",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
  controls: ["ENC-19"],
  scope: "stack",
  types: [notificationType],
  evaluate: (notification, graph) =>
    verdictOf(
      targets.flatMap(({ property, type, key }) =>
        graph
          .referenced(notification, property)
          .filter((target) => target.type === type)
          .flatMap((target) => findingsOf(notification.name, target, key)),
      ),
    ),
  examples: {
    good: queueWith({ kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/k" }),
    bad: queueWith({ kmsMasterKeyId: "alias/aws/sqs" }),
    others: {
      "no key": queueWith({ sqsManagedSseEnabled: true }),
      "a topic without a key": [
        { type: notificationType, name: "told", refersTo: { topics: "topic" } },
        { type: targets[1].type, name: "topic" },
      ],
    },
  },
};

function findingsOf(notification: string, target: ResourceView, key: string): readonly Finding[] {
  const says = `${notification} tells ${target.name}`;
  if (!isSet(target.props, key)) return [{ id: `NoKey::${target.name}`, message: `${says}, which has no key of ours` }];
  const value = ifKnown(() => target.props[key]);
  return typeof value === "string" && value.startsWith("alias/aws/")
    ? [{ id: `AwsKey::${target.name}`, message: `${says}, which S3 cannot reach under ${value}` }]
    : [];
}
