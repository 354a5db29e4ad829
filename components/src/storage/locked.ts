import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BucketPlan } from "./BucketPlan.js";
import type { ObjectLock } from "./objectLockFor.js";

/**
 * The retention of a bucket's new versions (STO-06). Turned on by the configuration and not as the bucket is made, so
 * that a bucket which has objects can get it: the other way would replace it.
 */
export function locked(plan: BucketPlan, lock: ObjectLock | undefined): pulumi.Resource[] {
  if (lock === undefined) return [];
  const { parent, name, args, bucket, versioning } = plan;
  const configuration = new aws.s3.BucketObjectLockConfiguration(
    `${name}-object-lock`,
    { bucket: bucket.id, rule: { defaultRetention: { ...lock } }, region: args.region },
    // S3 locks versions, so it refuses a bucket that is not versioned yet.
    { parent, dependsOn: [versioning] },
  );
  return [configuration];
}
