import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { bucketNameFor } from "../naming/bucketNameFor.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { accessLogging } from "./accessLogging.js";
import { accessPointsOf } from "./accessPointsOf.js";
import { bucketPolicyOf } from "./bucketPolicyOf.js";
import { checkBucketArgs } from "./checkBucketArgs.js";
import { closedBucket } from "./closedBucket.js";
import { DataRole } from "./DataRole.js";
import type { HardenedBucketArgs } from "./HardenedBucketArgs.js";
import { inventoried } from "./inventoried.js";
import { keyOf } from "./keyOf.js";
import { lifecycleFor } from "./lifecycleFor.js";
import { locked } from "./locked.js";
import { notified } from "./notified.js";
import { deletionTags, objectLockFor } from "./objectLockFor.js";
import { replicated } from "./replicated.js";
import { tiered } from "./tiered.js";

/**
 * A bucket for data: private, encrypted with one key that it insists on, versioned, logged and tidied.
 *
 * Defaults: all public access blocked, owner-enforced, TLS 1.2 or later, SSE-KMS with a key and a log bucket of its own
 * and a bucket key, uploads that name another encryption or key denied; old versions kept 90 days. Staging data and
 * uploads are gone after 7 days; results are archived after 90, and in prod locked for 30. With `replication` S3 copies
 * each target's prefix and encrypts it with the target's key; deletes are not copied.
 *
 * What no argument reaches, Pulumi's option `transforms` does; policies judge the result (docs/guides/escape-hatch.md).
 *
 * Cost: storage, about 0.023 USD per GB and month, old versions included, 0.004 archived; the key 1 USD a month unless
 * `keyArn` is given; replication about 0.02 USD per GB between regions, besides the copy's storage and requests; an
 * inventory 0.0025 USD per million objects listed; Intelligent-Tiering 0.0025 USD per thousand objects and month.
 *
 * Controls: STO-01, STO-02, STO-03, STO-04, STO-05, STO-06, STO-07, STO-08, ENC-01, ENC-02, ENC-03, ENC-04, ENC-05,
 * ENC-08, ENC-10, IAM-11, NET-18, RET-01, RET-02, RET-03, BAK-01.
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
  /** Name of the bucket, once it is safe to use: encrypted, closed, locked, replicated and told of. */
  readonly bucketName: pulumi.Output<string>;
  /** ARN of the bucket, once it is safe to use. */
  readonly bucketArn: pulumi.Output<string>;
  /** ARN of the key that encrypts the objects; empty where `exceptions.sseS3` leaves that to S3's own. */
  readonly keyArn: pulumi.Output<string>;
  /** ARN of each access point by its name. */
  readonly accessPointArns: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: HardenedBucketArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("HardenedBucket", name);
    checkBucketArgs(component, name, args);
    const dataRole = args.dataRole ?? DataRole.General;
    const lifecycle = lifecycleFor(component, dataRole, args.lifecycle ?? {});
    const lock = objectLockFor(component, args);
    super("sallyport:index:HardenedBucket", name, args, opts);
    const home = homeOf(this, args);
    const bucketName = bucketNameFor(component, name, args.bucketName, home);
    const keyArn = keyOf(this, name, args, home, bucketName);
    const tags = tagsFor("HardenedBucket", name, args.tags, {
      "sallyport:data-role": dataRole,
      ...deletionTags(lock, args),
    });

    const { bucket, versioning, settled } = closedBucket(this, name, {
      bucketName,
      keyArn,
      policy: bucketPolicyOf(name, args, home, bucketName, keyArn),
      lifecycle,
      protect: args.environment === "prod",
      region: args.region,
      tags,
    });
    const plan = { parent: this, name, args, home, bucketName, keyArn, bucket, versioning, tags };
    const ready = [
      ...settled,
      ...locked(plan, lock),
      ...accessLogging(plan),
      ...replicated(plan, lock !== undefined),
      ...notified(plan),
      ...inventoried(plan),
      ...tiered(plan),
    ];

    this.bucketName = knownAfter(bucketName, ...ready);
    this.bucketArn = knownAfter(pulumi.interpolate`arn:${home.partition}:s3:::${bucketName}`, ...ready);
    this.keyArn = keyArn ?? pulumi.output("");
    this.accessPointArns = pulumi.output(accessPointsOf(plan));
    this.registerOutputs({
      bucketName: this.bucketName,
      bucketArn: this.bucketArn,
      keyArn: this.keyArn,
      accessPointArns: this.accessPointArns,
    });
  }
}
