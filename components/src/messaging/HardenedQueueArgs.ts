import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";

/** An AWS service that sends to the queue on behalf of this account. */
export interface QueueSenderArgs {
  /** Service principal, for example "s3.amazonaws.com" for a bucket's notifications, "events.amazonaws.com" for a rule's. */
  readonly service: pulumi.Input<string>;
  /** ARNs of the buckets or rules for which it sends; `*` matches as in ArnLike. At least one. */
  readonly sourceArns: pulumi.Input<pulumi.Input<string>[]>;
}

export interface HardenedQueueArgs {
  /** At most 75 characters; the dead-letter queue's is this and "-dead". Default: the component's name. */
  readonly queueName?: pulumi.Input<string>;
  /**
   * ARN of the key of both queues. Its policy must let the senders' services use it. Default: an `EncryptionKey` that
   * lets exactly the senders in.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** Seconds that a received message is hidden from other workers, 1–43200. Default: 300. */
  readonly visibilityTimeoutSeconds?: pulumi.Input<number>;
  /**
   * Days that a message waits before SQS drops it, 1–14; in the dead-letter queue always 14, which count from when it was
   * first sent. Default: 14.
   */
  readonly retentionDays?: pulumi.Input<number>;
  /** Receives after which a message is set aside in the dead-letter queue, 1–1000. Default: 5. */
  readonly maxReceiveCount?: pulumi.Input<number>;
  /** Services that send here. Workloads need no entry: their IAM policies grant it. The list is plain. Default: none. */
  readonly senders?: QueueSenderArgs[];
  /** Topic that is told when a message is set aside, and when one waits too long. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /**
   * Minutes after which a message has waited too long: nobody takes from the queue, or too slowly. Plain; it needs
   * `alarmTopicArn`. Default: no such alarm.
   */
  readonly alarmAgeMinutes?: number;
  /** "prod" protects the queues and their key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
