import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { knownAfter } from "../naming/knownAfter.js";
import { accessLogging } from "../storage/accessLogging.js";
import { closedBucket } from "../storage/closedBucket.js";
import type { LifecycleRule } from "../storage/lifecycleFor.js";
import { ObjectLockMode } from "../storage/ObjectLockArgs.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { AuditTrailArgs } from "./AuditTrailArgs.js";
import { trailBucketPolicyFor } from "./trailBucketPolicyFor.js";

interface TrailBucketPlan {
  readonly args: AuditTrailArgs;
  readonly home: Home;
  readonly bucketName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  readonly trailArn: pulumi.Output<string>;
  readonly lifecycle: readonly LifecycleRule[];
  /** Days that a delivered file cannot be deleted; undefined for no lock. */
  readonly lockDays: number | undefined;
}

/** Makes the bucket that takes a trail's files and gives its name, known at preview, once it is safe to deliver to. */
export function trailBucket(parent: pulumi.Resource, name: string, plan: TrailBucketPlan): pulumi.Output<string> {
  const { args, home, bucketName, keyArn, trailArn, lifecycle, lockDays } = plan;
  const { region, environment } = args;
  const tags = tagsFor("AuditTrail", name, args.tags, {
    "sallyport:data-role": "audit",
    ...(lockDays === undefined ? {} : { "sallyport:mfa-delete": "replaced-by-object-lock" }),
  });
  const bucketArn = pulumi.interpolate`arn:${home.partition}:s3:::${bucketName}`;
  const { bucket, versioning, settled } = closedBucket(parent, name, {
    bucketName,
    keyArn,
    policy: pulumi
      .all([bucketArn, home.accountId, trailArn])
      .apply(([arn, accountId, trail]) => JSON.stringify(trailBucketPolicyFor(arn, accountId, trail))),
    lifecycle,
    protect: environment === "prod",
    region,
    tags,
  });
  const logging = accessLogging({ parent, name, args, home, bucketName, keyArn, bucket, versioning, tags });
  return knownAfter(bucketName, ...settled, ...logging, ...locked());

  function locked(): pulumi.Resource[] {
    if (lockDays === undefined) return [];
    const defaultRetention = { mode: ObjectLockMode.Governance, days: lockDays };
    const configuration = new aws.s3.BucketObjectLockConfiguration(
      `${name}-object-lock`,
      { bucket: bucket.id, rule: { defaultRetention }, region },
      // S3 locks versions, so it refuses a bucket that is not versioned yet.
      { parent, dependsOn: [versioning] },
    );
    return [configuration];
  }
}
