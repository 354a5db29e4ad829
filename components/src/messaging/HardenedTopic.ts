import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Home, homeOf } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkTopicArgs } from "./checkTopicArgs.js";
import type { HardenedTopicArgs } from "./HardenedTopicArgs.js";
import { scopedTopicPolicyFor } from "./scopedTopicPolicyFor.js";
import type { Sender } from "./senderStatements.js";
import { undeliveredQueue } from "./undeliveredQueue.js";

/**
 * A topic that takes notifications from named publishers, gives them to named subscribers, and keeps what it cannot
 * deliver in the queue `<topic>-undelivered`. For a region's alarms there is `AlarmTopic`.
 *
 * Defaults: SSE-KMS with a key of its own, TLS only, services held to named resources of this account, no subscriber but
 * those that are named, signatures by SHA-256; what could not be delivered is kept 14 days.
 *
 * Cost: 0.50 USD per million notifications; the key 1 USD a month unless `keyArn` is given; the alarm 0.10 USD a month.
 *
 * Controls: ENC-16, ENC-19, SEC-11, MON-12.
 *
 * @example
 * const rotateNow = new HardenedTopic("rotate-now", {
 *   publisherRoleNames: ["operators"],
 *   subscriptions: [{ protocol: TopicProtocol.Lambda, endpoint: rotator.functionArn }],
 *   alarmTopicArn: alarms.topicArn,
 * });
 */
export class HardenedTopic extends pulumi.ComponentResource {
  /** Name of the topic. */
  readonly topicName: pulumi.Output<string>;
  /** ARN of the topic, once its policy and its subscriptions are there. */
  readonly topicArn: pulumi.Output<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: HardenedTopicArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    checkTopicArgs(describeComponent("HardenedTopic", name), name, args);
    super("sallyport:index:HardenedTopic", name, args, opts);
    const home = homeOf(this, args);
    const { region, alarmTopicArn } = args;
    const tags = tagsFor("HardenedTopic", name, args.tags);
    const topicName = pulumi.output(args.topicName ?? name);
    const topicArn = pulumi.interpolate`arn:${home.partition}:sns:${home.region}:${home.accountId}:${topicName}`;
    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args, topicArn));

    const topic = new aws.sns.Topic(
      `${name}-topic`,
      { name: topicName, kmsMasterKeyId: keyArn, signatureVersion: 2, region, tags },
      { parent: this },
    );
    const policy = new aws.sns.TopicPolicy(
      `${name}-policy`,
      { arn: topic.arn, policy: policyOf(args, home, topicArn), region },
      { parent: this },
    );
    const subscriptions = subscriptionsOf(this, name, args, topic, () => {
      const production = args.environment === "prod";
      return undeliveredQueue(this, name, {
        home,
        topicName,
        topicArn,
        keyArn,
        alarmTopicArn,
        production,
        region,
        tags,
      });
    });

    this.topicName = knownAfter(topicName, topic, policy, ...subscriptions);
    this.topicArn = knownAfter(topicArn, topic, policy, ...subscriptions);
    this.keyArn = keyArn;
    this.registerOutputs({ topicName: this.topicName, topicArn: this.topicArn, keyArn: this.keyArn });
  }
}

function policyOf(
  { publishers = [], publisherRoleNames = [], subscriptions = [] }: HardenedTopicArgs,
  { accountId, partition }: Home,
  topicArn: pulumi.Output<string>,
): pulumi.Output<string> {
  const publisherRoles = publisherRoleNames.map(
    (role) => pulumi.interpolate`arn:${partition}:iam::${accountId}:role/${role}`,
  );
  const endpoints = subscriptions.map(({ endpoint }) => endpoint);
  return pulumi
    .all([topicArn, accountId, pulumi.output({ publishers, publisherRoles, endpoints })])
    .apply(([arn, account, users]) =>
      JSON.stringify(scopedTopicPolicyFor(arn, account, { ...users, publishers: users.publishers as Sender[] })),
    );
}

function subscriptionsOf(
  parent: pulumi.Resource,
  name: string,
  { subscriptions = [], region }: HardenedTopicArgs,
  topic: aws.sns.Topic,
  undelivered: () => pulumi.Output<string>,
): aws.sns.TopicSubscription[] {
  if (subscriptions.length === 0) return [];
  const redrivePolicy = pulumi.jsonStringify({ deadLetterTargetArn: undelivered() });
  return subscriptions.map(
    ({ protocol, endpoint, filterPolicy, rawMessage = false }, index) =>
      new aws.sns.TopicSubscription(
        `${name}-to-${index + 1}`,
        { topic: topic.arn, protocol, endpoint, filterPolicy, rawMessageDelivery: rawMessage, redrivePolicy, region },
        { parent },
      ),
  );
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { publishers = [], account, environment, region, tags }: HardenedTopicArgs,
  topicArn: pulumi.Output<string>,
): pulumi.Output<string> {
  const description = `Encrypts the notifications of ${name}`;
  // SNS itself writes what it could not deliver to the queue.
  const services = [...publishers, { service: "sns.amazonaws.com", sourceArns: [topicArn] }];
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}
