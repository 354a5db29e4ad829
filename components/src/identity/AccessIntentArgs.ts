import type * as pulumi from "@pulumi/pulumi";
import type { Access } from "@sallyport/intents";

/**
 * Access that a workload is meant to have. Exactly one of `bucket`, `queue`, `table`, `eventBus`, `topic`, `logGroup`,
 * `repository` and `secret` is given, or `key` alone for direct use of a key. Policies compare these inputs
 * with what the role was granted.
 */
export interface AccessIntentArgs {
  /** The verbs wanted, each an IAM statement of its own. */
  readonly actions: pulumi.Input<pulumi.Input<Access>[]>;
  /** Bucket name or ARN. */
  readonly bucket?: pulumi.Input<string>;
  /** Folder within the bucket that the intent reaches, ending at "/". Default: the whole bucket. */
  readonly prefix?: pulumi.Input<string>;
  /** Queue name or ARN. */
  readonly queue?: pulumi.Input<string>;
  /** Table name or ARN. */
  readonly table?: pulumi.Input<string>;
  /** Event bus name ("default") or ARN. */
  readonly eventBus?: pulumi.Input<string>;
  /** Topic name or ARN. */
  readonly topic?: pulumi.Input<string>;
  /** Log group name or ARN. */
  readonly logGroup?: pulumi.Input<string>;
  /** Image repository name or ARN. */
  readonly repository?: pulumi.Input<string>;
  /** Full secret ARN. */
  readonly secret?: pulumi.Input<string>;
  /** ARN of the KMS key that protects the resource, in the resource's region. Adds the KMS statements needed. */
  readonly key?: pulumi.Input<string>;
  /** Word for the statement ids, PascalCase: "Staging" gives `ReadStagingObjects`. Default: from the name. */
  readonly label?: pulumi.Input<string>;
  /** Region of the resource. Default: the role's. */
  readonly region?: pulumi.Input<string>;
}
