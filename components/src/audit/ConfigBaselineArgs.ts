import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { AccessLogsArgs } from "../storage/HardenedBucketArgs.js";
import type { Tags } from "../tagging/tagsFor.js";

export interface ConfigBaselineArgs {
  /** Topic of the region that is told when something no longer complies; its policy must let EventBridge publish. */
  readonly alarmTopicArn: pulumi.Input<string>;
  /**
   * Whether this is the region that records IAM and judges what an account has once: exactly one region of an account.
   * Plain. Default: no.
   */
  readonly globalResources?: boolean;
  /**
   * Whether the region has a recorder already, such as an organization's: then no recorder, delivery channel and bucket
   * are made, and its rules alone are. Plain. Default: no; AWS Config takes one recorder in a region, and refuses another.
   */
  readonly recorderExists?: boolean;
  /** Names of rules that are not made, plain. Default: none is left out. */
  readonly withoutRules?: string[];
  /**
   * ARN of the role by which AWS Config reads. Default: its service-linked role AWSServiceRoleForConfig, which must
   * exist: an account has one.
   */
  readonly roleArn?: pulumi.Input<string>;
  /** Default: `<name>-<account>-<region>`. */
  readonly bucketName?: pulumi.Input<string>;
  /** ARN of the bucket's key. Its policy must let AWS Config use it. Default: an `EncryptionKey`. */
  readonly keyArn?: pulumi.Input<string>;
  /** Days that the history is kept, archived after 90, plain; at least 365 (LOG-05). Default: 2557, seven years. */
  readonly retentionDays?: number;
  /** Where the bucket's access logs go. Default: a log bucket of its own. */
  readonly accessLogs?: AccessLogsArgs;
  /** ARN of a queue that keeps findings which could not be told. Default: one of its own. */
  readonly deadLetterQueueArn?: pulumi.Input<string>;
  /** "prod" protects the bucket, the key and the queue from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
