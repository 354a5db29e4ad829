import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LifecycleRule } from "./lifecycleFor.js";

interface ClosedBucketPlan {
  readonly bucketName: pulumi.Output<string>;
  /** Key for SSE-KMS with a bucket key; absent for SSE-S3: log buckets, and buckets with a waiver. */
  readonly keyArn?: pulumi.Input<string> | undefined;
  readonly policy: pulumi.Output<string>;
  readonly lifecycle: readonly LifecycleRule[];
  readonly protect: boolean;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** A bucket and the settings that every bucket has. `settled` are the resources after which it is safe to use. */
export interface ClosedBucket {
  readonly bucket: aws.s3.Bucket;
  readonly versioning: aws.s3.BucketVersioning;
  readonly settled: readonly pulumi.Resource[];
}

/** Makes a bucket that is private, owner-enforced, encrypted, versioned and tidied, as children of `parent`. */
export function closedBucket(parent: pulumi.Resource, name: string, plan: ClosedBucketPlan): ClosedBucket {
  const opts = { parent };
  const { region } = plan;
  const bucket = new aws.s3.Bucket(
    `${name}-bucket`,
    { bucket: plan.bucketName, forceDestroy: false, region, tags: plan.tags },
    { ...opts, protect: plan.protect },
  );
  const on = { bucket: bucket.id, region };
  const publicAccess = new aws.s3.BucketPublicAccessBlock(
    `${name}-public-access`,
    { ...on, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    opts,
  );
  const ownership = new aws.s3.BucketOwnershipControls(
    `${name}-ownership`,
    { ...on, rule: { objectOwnership: "BucketOwnerEnforced" } },
    opts,
  );
  const encryption = new aws.s3.BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    { ...on, rules: [encryptionRule(plan.keyArn)] },
    opts,
  );
  const versioning = new aws.s3.BucketVersioning(
    `${name}-versioning`,
    { ...on, versioningConfiguration: { status: "Enabled" } },
    opts,
  );
  const lifecycle = new aws.s3.BucketLifecycleConfiguration(
    `${name}-lifecycle`,
    { ...on, rules: plan.lifecycle.map((rule) => ({ ...rule })) },
    // S3 counts noncurrent versions only once versioning is on.
    { ...opts, dependsOn: [versioning] },
  );
  const policy = new aws.s3.BucketPolicy(
    `${name}-policy`,
    { ...on, policy: plan.policy },
    // S3 answers concurrent changes of policy and public access block with a conflict.
    { ...opts, dependsOn: [publicAccess] },
  );
  return { bucket, versioning, settled: [bucket, publicAccess, ownership, encryption, versioning, lifecycle, policy] };
}

function encryptionRule(
  keyArn: pulumi.Input<string> | undefined,
): aws.types.input.s3.BucketServerSideEncryptionConfigurationRule {
  if (keyArn === undefined) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
    bucketKeyEnabled: true,
  };
}
