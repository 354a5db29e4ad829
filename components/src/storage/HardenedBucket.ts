import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { type Home, homeOf } from "../account/homeOf.js";
import { ReplicationRole } from "../identity/ReplicationRole.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { bucketNameFor } from "../naming/bucketNameFor.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import type { Waiver } from "../waivers/Waiver.js";
import type { BucketNotificationArgs } from "./BucketNotificationArgs.js";
import type { BucketReplicationArgs } from "./BucketReplicationArgs.js";
import { bucketPolicyFor } from "./bucketPolicyFor.js";
import { checkBucketArgs } from "./checkBucketArgs.js";
import { createdEvents } from "./checkNotifications.js";
import { closedBucket } from "./closedBucket.js";
import { LogBucket } from "./LogBucket.js";
import { DataRole, type LifecycleArgs, lifecycleFor } from "./lifecycleFor.js";
import { replicationRulesFor } from "./replicationRulesFor.js";

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
}

export interface HardenedBucketArgs {
  /** Default: `<name>-<account>-<region>`. */
  readonly bucketName?: pulumi.Input<string>;
  /** What the objects are, which decides how long they live; plain. Default: general, kept until deleted. */
  readonly dataRole?: DataRole;
  /** Lifetimes, plain. Default: the data role's. */
  readonly lifecycle?: LifecycleArgs;
  /** Key of the bucket's region that encrypts the objects. Default: a key of the bucket's own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Default: a log bucket of the bucket's own. */
  readonly accessLogs?: AccessLogsArgs;
  /** Copies made by S3 in other buckets. Default: none. */
  readonly replication?: BucketReplicationArgs;
  /** Queues that hear of objects. The list is plain; its values may be outputs. Default: none. */
  readonly notifications?: BucketNotificationArgs[];
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

/**
 * A bucket for data: private, encrypted with one key that it insists on, versioned, logged and tidied.
 *
 * Defaults: all public access blocked, owner-enforced, TLS 1.2 or later, SSE-KMS with a key and a log bucket of its own
 * and a bucket key, uploads that name another encryption or key denied; old versions kept 90 days. Staging data is gone
 * after 7 days. With `replication` S3 copies each target's prefix and encrypts it with the target's key; deletes are not
 * copied.
 *
 * Cost: storage, about 0.023 USD per GB and month, old versions included; the key 1 USD a month unless `keyArn` is
 * given; replication about 0.02 USD per GB between regions, besides the copy's storage and requests.
 *
 * Controls: STO-01, STO-02, STO-03, STO-05, ENC-01, ENC-03, ENC-04, ENC-08, ENC-10, IAM-11, NET-18, RET-01.
 *
 * @example
 * const staging = new HardenedBucket("orders-out", {
 *   dataRole: DataRole.Staging,
 *   replication: {
 *     targets: [{ name: "frankfurt", bucket: "orders-in", region: "eu-central-1", keyArn: inbound.keyArn }],
 *   },
 * });
 */
export class HardenedBucket extends pulumi.ComponentResource {
  /** Name of the bucket, once it is safe to use: encrypted, closed, replicated and told of. */
  readonly bucketName: pulumi.Output<string>;
  /** ARN of the bucket, once it is safe to use. */
  readonly bucketArn: pulumi.Output<string>;
  /** ARN of the key that encrypts the objects. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: HardenedBucketArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("HardenedBucket", name);
    checkBucketArgs(component, args);
    const dataRole = args.dataRole ?? DataRole.General;
    const lifecycle = lifecycleFor(component, dataRole, args.lifecycle ?? {});
    super("sallyport:index:HardenedBucket", name, args, opts);
    const home = homeOf(this, args);
    const bucketName = bucketNameFor(component, name, args.bucketName, home);
    const bucketArn = pulumi.interpolate`arn:${home.partition}:s3:::${bucketName}`;
    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args));

    const { bucket, versioning, settled } = closedBucket(this, name, {
      bucketName,
      keyArn,
      policy: pulumi.all([bucketArn, keyArn]).apply(([arn, key]) => JSON.stringify(bucketPolicyFor(arn, key))),
      lifecycle,
      protect: args.environment === "prod",
      region: args.region,
      tags: tagsFor("HardenedBucket", name, args.tags, { "sallyport:data-role": dataRole }),
    });
    const plan: BucketPlan = { parent: this, name, args, home, bucketName, keyArn, bucket };
    const ready = [...settled, ...accessLogging(plan), ...replicated(plan, versioning), ...notified(plan)];

    this.bucketName = knownAfter(bucketName, ...ready);
    this.bucketArn = knownAfter(bucketArn, ...ready);
    this.keyArn = keyArn;
    this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn, keyArn: this.keyArn });
  }
}

interface BucketPlan {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: HardenedBucketArgs;
  readonly home: Home;
  readonly bucketName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  readonly bucket: aws.s3.Bucket;
}

function ownKey(parent: pulumi.Resource, name: string, args: HardenedBucketArgs): pulumi.Output<string> {
  const { account, environment, region, tags } = args;
  const description = `Encrypts the objects of ${name}`;
  const key = new EncryptionKey(`${name}-key`, { description, account, environment, region, tags }, { parent });
  return key.keyArn;
}

function accessLogging({ parent, name, args, bucketName, bucket }: BucketPlan): pulumi.Resource[] {
  if (args.exceptions?.noAccessLogs !== undefined) return [];
  const { account, environment, region, tags } = args;
  const own = () =>
    new LogBucket(`${name}-logs`, { sources: [bucketName], account, environment, region, tags }, { parent });
  const logging = new aws.s3.BucketLogging(
    `${name}-logging`,
    {
      bucket: bucket.id,
      targetBucket: args.accessLogs?.bucket ?? own().bucketName,
      targetPrefix: args.accessLogs?.prefix ?? pulumi.interpolate`${bucketName}/`,
      region,
    },
    { parent },
  );
  return [logging];
}

function replicated(
  { parent, name, args, home, bucketName, keyArn, bucket }: BucketPlan,
  versioning: pulumi.Resource,
): pulumi.Resource[] {
  if (args.replication === undefined) return [];
  const { targets, permissionsBoundaryArn } = args.replication;
  const { account, region, tags } = args;
  const role = new ReplicationRole(
    `${name}-replication`,
    {
      sourceBucket: bucketName,
      sourceKeyArn: keyArn,
      targets: targets.map(({ storageClass: _, ...target }) => target),
      permissionsBoundaryArn,
      account,
      region,
      tags,
    },
    { parent },
  );
  const rules = replicationRulesFor(targets, home.partition);
  const config = new aws.s3.BucketReplicationConfig(
    `${name}-replication-config`,
    { bucket: bucket.id, role: role.roleArn, rules, region },
    // S3 refuses replication of a bucket that is not versioned yet.
    { parent, dependsOn: [versioning] },
  );
  return [config];
}

function notified({ parent, name, args, bucket }: BucketPlan): pulumi.Resource[] {
  if (args.notifications === undefined) return [];
  const queues = args.notifications.map(({ queueArn, prefix, suffix, events }, index) => ({
    id: `queue-${index + 1}`,
    queueArn,
    events: events ?? [...createdEvents],
    filterPrefix: prefix,
    filterSuffix: suffix,
  }));
  // S3 sends each queue a test event here and refuses when that fails: `queueArn` waits for the queue's policy.
  const { region } = args;
  return [new aws.s3.BucketNotification(`${name}-notification`, { bucket: bucket.id, queues, region }, { parent })];
}
