import type * as pulumi from "@pulumi/pulumi";
import type { ReplicationTargetArgs } from "../identity/ReplicationRole.js";

/** A bucket into which a hardened bucket is replicated. */
export interface BucketReplicationTargetArgs extends ReplicationTargetArgs {
  /** Storage class of the replicas, for example "STANDARD_IA". Default: the source object's. */
  readonly storageClass?: pulumi.Input<string>;
}

/**
 * Where a bucket's objects are copied by S3 itself, encrypted again with each destination's key. Copies of locked
 * objects are locked alike: a bucket with Object Lock needs destinations with Object Lock.
 */
export interface BucketReplicationArgs {
  /** Each gets a rule of its own. The list is plain, and not empty. */
  readonly targets: BucketReplicationTargetArgs[];
  /** Managed policy that bounds the replication role (IAM-20), from the account foundation. Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}
