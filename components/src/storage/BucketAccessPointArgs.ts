import type * as pulumi from "@pulumi/pulumi";
import type { Access } from "@sallyport/intents";

/** One consumer's way into a bucket, from one VPC and under a policy of its own. */
export interface BucketAccessPointArgs {
  /** Plain; the access point is called `<component>-<name>`. Unique in the list, lower-case with hyphens. */
  readonly name: string;
  /** Id of the VPC: no request from anywhere else gets through. */
  readonly vpcId: pulumi.Input<string>;
  /**
   * ARNs of the roles that use it, which must exist. They need no policy of their own for the bucket, nor for its key
   * where that is the bucket's own; a key that is given must let them in (`users` of an EncryptionKey).
   */
  readonly roleArns: pulumi.Input<pulumi.Input<string>[]>;
  /** What the roles may do. The list is plain. Default: [Access.Read]. */
  readonly actions?: Access[];
  /** Folder that they reach, ending at "/". Default: the whole bucket. */
  readonly prefix?: pulumi.Input<string>;
}
