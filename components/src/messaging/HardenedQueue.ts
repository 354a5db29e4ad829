import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { checkServices } from "../identity/checkServices.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkQueueArgs } from "./checkQueueArgs.js";
import type { HardenedQueueArgs, QueueSenderArgs } from "./HardenedQueueArgs.js";
import { queueAlarms } from "./queueAlarms.js";
import { deadLetterSuffix, queueNameFor } from "./queueNameFor.js";
import { queuePolicyFor } from "./queuePolicyFor.js";
import type { Sender } from "./senderStatements.js";

/** Seconds that SQS keeps a message at most: two weeks. */
const longestRetention = 14 * 86_400;

/**
 * A queue that loses nothing quietly, with its dead-letter queue.
 *
 * Defaults: SSE-KMS with a key of its own, TLS only, senders held to named resources of this account, messages kept 14
 * days, set aside after five receives, long polling of 20 s; the dead-letter queue takes from this queue only.
 *
 * Cost: 0.40 USD per million requests after the first million of a month; the key 1 USD a month unless `keyArn` is
 * given; the alarm 0.10 USD a month.
 *
 * Controls: ENC-16, ENC-19, LOG-01, MON-01.
 *
 * @example
 * const work = new HardenedQueue("orders-in", {
 *   senders: [{ service: "s3.amazonaws.com", sourceArns: ["arn:aws:s3:::orders"] }],
 *   alarmTopicArn: alarms.topicArn,
 * });
 */
export class HardenedQueue extends pulumi.ComponentResource {
  /** Name of the queue. */
  readonly queueName: pulumi.Output<string>;
  /** ARN of the queue, once its policy lets the senders in. */
  readonly queueArn: pulumi.Output<string>;
  /** URL of the queue. */
  readonly queueUrl: pulumi.Output<string>;
  /** Name of the dead-letter queue. */
  readonly deadLetterQueueName: pulumi.Output<string>;
  /** ARN of the dead-letter queue. */
  readonly deadLetterQueueArn: pulumi.Output<string>;
  /** URL of the dead-letter queue. */
  readonly deadLetterQueueUrl: pulumi.Output<string>;
  /** ARN of the key of both queues. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: HardenedQueueArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("HardenedQueue", name);
    checkQueueArgs(component, args);
    checkServices(component, "senders", args.senders);
    const queueName = queueNameFor(component, name, args.queueName);
    super("sallyport:index:HardenedQueue", name, args, opts);
    const home = homeOf(this, args);
    const arnOf = (queue: pulumi.Input<string>) =>
      pulumi.interpolate`arn:${home.partition}:sqs:${home.region}:${home.accountId}:${queue}`;
    const deadLetterName = pulumi.interpolate`${queueName}${deadLetterSuffix}`;
    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args));

    const deadLetterQueue = queueOf(this, `${name}-dead`, args, keyArn, {
      name: deadLetterName,
      messageRetentionSeconds: longestRetention,
      redriveAllowPolicy: pulumi.jsonStringify({ redrivePermission: "byQueue", sourceQueueArns: [arnOf(queueName)] }),
    });
    const deadLetterArn = knownAfter(arnOf(deadLetterName), deadLetterQueue);
    const queue = queueOf(this, name, args, keyArn, {
      name: queueName,
      messageRetentionSeconds: pulumi.output(args.retentionDays ?? 14).apply((days) => days * 86_400),
      visibilityTimeoutSeconds: args.visibilityTimeoutSeconds ?? 300,
      redrivePolicy: pulumi.jsonStringify({
        deadLetterTargetArn: deadLetterArn,
        maxReceiveCount: args.maxReceiveCount ?? 5,
      }),
    });
    const policyOf = (id: string, of: aws.sqs.Queue, arn: pulumi.Output<string>, senders: QueueSenderArgs[]) =>
      new aws.sqs.QueuePolicy(
        `${id}-policy`,
        {
          queueUrl: of.url,
          policy: pulumi
            .all([arn, home.accountId, pulumi.output(senders)])
            .apply(([plain, account, from]) => JSON.stringify(queuePolicyFor(plain, account, from as Sender[]))),
          region: args.region,
        },
        { parent: this },
      );
    const policy = policyOf(name, queue, arnOf(queueName), args.senders ?? []);
    const deadLetterPolicy = policyOf(`${name}-dead`, deadLetterQueue, arnOf(deadLetterName), []);
    queueAlarms(this, name, args, {
      queueName: knownAfter(queueName, queue),
      deadLetterQueueName: knownAfter(deadLetterName, deadLetterQueue),
    });

    this.queueName = knownAfter(queueName, queue, policy);
    this.queueArn = knownAfter(arnOf(queueName), queue, policy);
    this.queueUrl = queue.url;
    this.deadLetterQueueName = knownAfter(deadLetterName, deadLetterQueue, deadLetterPolicy);
    this.deadLetterQueueArn = knownAfter(deadLetterArn, deadLetterQueue, deadLetterPolicy);
    this.deadLetterQueueUrl = deadLetterQueue.url;
    this.keyArn = keyArn;
    this.registerOutputs({
      queueName: this.queueName,
      queueArn: this.queueArn,
      queueUrl: this.queueUrl,
      deadLetterQueueName: this.deadLetterQueueName,
      deadLetterQueueArn: this.deadLetterQueueArn,
      deadLetterQueueUrl: this.deadLetterQueueUrl,
      keyArn: this.keyArn,
    });
  }
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { senders, account, environment, region, tags }: HardenedQueueArgs,
): pulumi.Output<string> {
  const description = `Encrypts the messages of ${name}`;
  const services = senders ?? [];
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}

/** What both queues are. */
function queueOf(
  parent: pulumi.Resource,
  id: string,
  { environment, region, tags }: HardenedQueueArgs,
  keyArn: pulumi.Output<string>,
  own: aws.sqs.QueueArgs,
): aws.sqs.Queue {
  return new aws.sqs.Queue(
    `${id}-queue`,
    {
      ...own,
      kmsMasterKeyId: keyArn,
      // Five minutes is SQS's own default: fewer KMS calls, and a revoked key is noticed soon.
      kmsDataKeyReusePeriodSeconds: 300,
      receiveWaitTimeSeconds: 20,
      region,
      tags: tagsFor("HardenedQueue", id.replace(/-dead$/, ""), tags),
    },
    { parent, protect: environment === "prod" },
  );
}
