import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { Waiver } from "../waivers/Waiver.js";
import type { BucketAccessPointArgs } from "./BucketAccessPointArgs.js";
import type { BucketInventoryArgs } from "./BucketInventoryArgs.js";
import type { BucketNotificationArgs } from "./BucketNotificationArgs.js";
import type { BucketReplicationArgs } from "./BucketReplicationArgs.js";
import type { DataRole } from "./DataRole.js";
import type { LifecycleArgs } from "./LifecycleArgs.js";
import type { ObjectLockArgs } from "./ObjectLockArgs.js";

/** Where a bucket's access logs go. */
export interface AccessLogsArgs {
  /** Name of a log bucket of the same account and region. */
  readonly bucket: pulumi.Input<string>;
  /** Start of the log objects' keys. Default: the bucket's name and "/". */
  readonly prefix?: pulumi.Input<string>;
}

/** The settings of a bucket that may be weakened, each for a written reason. */
export interface BucketExceptions {
  /** The bucket writes no access logs (STO-05). */
  readonly noAccessLogs?: Waiver;
  /** Results in prod can be deleted: no Object Lock (STO-04, STO-06). */
  readonly noObjectLock?: Waiver;
  /** S3's own keys encrypt the objects, so that no key policy decides who reads them (ENC-02). */
  readonly sseS3?: Waiver;
}

export interface HardenedBucketArgs {
  /** Default: `<name>-<account>-<region>`. */
  readonly bucketName?: pulumi.Input<string>;
  /** What the objects are, which decides how long they live; plain. Default: general, kept until deleted. */
  readonly dataRole?: DataRole;
  /** Lifetimes and archiving, plain. Default: the data role's. */
  readonly lifecycle?: LifecycleArgs;
  /** Time in which what was written can be neither changed nor deleted, plain. Default: none; results in prod 30 days. */
  readonly objectLock?: ObjectLockArgs;
  /** Key of the bucket's region that encrypts the objects. Default: a key of the bucket's own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Default: a log bucket of the bucket's own. */
  readonly accessLogs?: AccessLogsArgs;
  /** Copies made by S3 in other buckets. Default: none. */
  readonly replication?: BucketReplicationArgs;
  /** Queues that hear of objects. The list is plain; its values may be outputs. Default: none. */
  readonly notifications?: BucketNotificationArgs[];
  /** A regular list of the objects, for buckets that auditors ask about (STO-07). Default: none. */
  readonly inventory?: BucketInventoryArgs;
  /**
   * Names of the buckets whose inventories S3 writes here; `*` matches any characters. Only buckets of this account
   * can. A key that is given must let S3 use it for them. Plain list. Default: none.
   */
  readonly inventorySources?: pulumi.Input<string>[];
  /** Ways in for one consumer each, where several read the bucket (STO-08). The list is plain. Default: none. */
  readonly accessPoints?: BucketAccessPointArgs[];
  /** Written reasons for settings below the default, plain. Default: none. */
  readonly exceptions?: BucketExceptions;
  /** "prod" protects the bucket, its key and its logs from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
