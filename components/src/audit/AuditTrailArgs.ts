import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { AccessLogsArgs } from "../storage/HardenedBucketArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { DataEventArgs } from "./DataEventArgs.js";

export interface AuditTrailArgs {
  /** Default: the component's name. */
  readonly trailName?: pulumi.Input<string>;
  /** Default: `<name>-<account>-<region>`. */
  readonly bucketName?: pulumi.Input<string>;
  /**
   * ARN of the key of the files and the log group. Its policy must let CloudTrail use it for the trail, and CloudWatch
   * Logs for the group. Default: an `EncryptionKey` of the trail's own.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** Whose data events are recorded as well. Default: none but management events, which reads of secrets are. */
  readonly dataEvents?: DataEventArgs;
  /** Days that files are kept, archived after 90, plain; at least 365 (LOG-05). Default: 2557, seven years. */
  readonly retentionDays?: number;
  /**
   * Days that a file cannot be deleted but by those who may bypass the governance of S3 Object Lock, which the bucket's
   * policy denies; plain, at most `retentionDays`. Default: in prod 365, else no lock.
   */
  readonly lockDays?: number;
  /** Days that events stay in the log group, where they are searched and told, plain; at least 365. Default: 365. */
  readonly logRetentionDays?: number;
  /** Where the bucket's access logs go. Default: a log bucket of its own. */
  readonly accessLogs?: AccessLogsArgs;
  /** Managed policy that bounds the role by which CloudTrail writes to the log group (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** "prod" protects the bucket, the key and the log group from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Home region of the trail. Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
