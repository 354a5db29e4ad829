import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { AccessLogsArgs } from "../storage/HardenedBucketArgs.js";
import type { Tags } from "../tagging/tagsFor.js";

export interface LogArchiveArgs {
  /** Path of the bundle of the function (`workers/log-archive`), plain, as `codePath` of a `HardenedFunction`. */
  readonly codePath: string;
  /** Groups of the region whose lines are archived, which exist. At least one. The list is plain: add at its end. */
  readonly logGroupNames: pulumi.Input<string>[];
  /** Default: `<name>-<account>-<region>`. */
  readonly bucketName?: pulumi.Input<string>;
  /** Days that lines are kept, archived after 90, plain; at least 365. Default: 2557, seven years. */
  readonly retentionDays?: number;
  /**
   * ARN of the key of the lines, and of the function's environment, log and failed calls. Its policy must let
   * logs.amazonaws.com use it for the function's log. Default: an `EncryptionKey` of its own.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** Default: a log bucket of the bucket's own. */
  readonly accessLogs?: AccessLogsArgs;
  /** Topic that is told when lines could not be archived. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** Bounds the function's role (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** "prod" protects the bucket, the log and their keys from deletion by Pulumi, and locks lines for a year. Default: not. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
