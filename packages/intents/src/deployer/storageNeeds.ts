import type { TypeNeedsTable } from "./TypeNeeds.js";

/** A setting of a bucket. */
const setting = (...names: string[]) => ({ actions: { Buckets: ["ListBucket", ...names] } });

/** S3. A bucket's settings are read with the bucket as well as by their own resources. */
export const storageNeeds: TypeNeedsTable = {
  "aws:s3/accessPoint:AccessPoint": {
    actions: {
      AccessPoints: [
        "CreateAccessPoint",
        "DeleteAccessPoint",
        "DeleteAccessPointPolicy",
        "GetAccessPoint",
        "GetAccessPointPolicy",
        "GetAccessPointPolicyStatus",
        "ListTagsForResource",
        "PutAccessPointPolicy",
        "TagResource",
        "UntagResource",
      ],
    },
  },
  "aws:s3/bucket:Bucket": {
    actions: {
      Buckets: [
        "CreateBucket",
        "DeleteBucket",
        "GetAccelerateConfiguration",
        "GetBucketAcl",
        "GetBucketCORS",
        "GetBucketLocation",
        "GetBucketLogging",
        "GetBucketObjectLockConfiguration",
        "GetBucketPolicy",
        "GetBucketRequestPayment",
        "GetBucketTagging",
        "GetBucketVersioning",
        "GetBucketWebsite",
        "GetEncryptionConfiguration",
        "GetLifecycleConfiguration",
        "GetReplicationConfiguration",
        "ListBucket",
        "ListTagsForResource",
        "PutBucketObjectLockConfiguration",
        "PutBucketTagging",
        "PutBucketVersioning",
        "TagResource",
        "UntagResource",
      ],
    },
  },
  "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration": setting(
    "GetIntelligentTieringConfiguration",
    "PutIntelligentTieringConfiguration",
  ),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": setting(
    "GetLifecycleConfiguration",
    "PutLifecycleConfiguration",
  ),
  "aws:s3/bucketLogging:BucketLogging": setting("GetBucketLogging", "PutBucketLogging"),
  "aws:s3/bucketNotification:BucketNotification": setting("GetBucketNotification", "PutBucketNotification"),
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": setting(
    "GetBucketObjectLockConfiguration",
    "PutBucketObjectLockConfiguration",
  ),
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    actions: {
      Buckets: ["ListBucket", "ListBucketVersions"],
      BucketObjects: [
        "DeleteObject",
        "DeleteObjectVersion",
        "GetObject",
        "GetObjectTagging",
        "PutObject",
        "PutObjectTagging",
      ],
      KeyUse: ["Decrypt", "GenerateDataKey"],
    },
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": setting(
    "GetBucketOwnershipControls",
    "PutBucketOwnershipControls",
  ),
  "aws:s3/bucketPolicy:BucketPolicy": setting("DeleteBucketPolicy", "GetBucketPolicy", "PutBucketPolicy"),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": setting(
    "GetBucketPublicAccessBlock",
    "PutBucketPublicAccessBlock",
  ),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    ...setting("GetReplicationConfiguration", "PutReplicationConfiguration"),
    passesRoleTo: ["s3.amazonaws.com"],
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": setting(
    "GetEncryptionConfiguration",
    "PutEncryptionConfiguration",
  ),
  "aws:s3/bucketVersioning:BucketVersioning": setting("GetBucketVersioning", "PutBucketVersioning"),
  "aws:s3/inventory:Inventory": setting("GetInventoryConfiguration", "PutInventoryConfiguration"),
};
