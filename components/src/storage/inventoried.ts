import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InventoryFrequency } from "./BucketInventoryArgs.js";
import type { BucketPlan } from "./BucketPlan.js";

/** What an auditor asks of each version: how large, how old, how encrypted, whether copied and locked. */
const fields = [
  "BucketKeyStatus",
  "EncryptionStatus",
  "LastModifiedDate",
  "ObjectLockMode",
  "ObjectLockRetainUntilDate",
  "ReplicationStatus",
  "Size",
  "StorageClass",
];

/** A bucket's regular list of versions, encrypted with the key of the bucket that takes it (STO-07). */
export function inventoried({ parent, name, args, home, bucket }: BucketPlan): pulumi.Resource[] {
  if (args.inventory === undefined) return [];
  const { bucket: target, keyArn, frequency = InventoryFrequency.Daily } = args.inventory;
  const inventory = new aws.s3.Inventory(
    `${name}-inventory`,
    {
      bucket: bucket.id,
      name: "all-versions",
      includedObjectVersions: "All",
      optionalFields: fields,
      schedule: { frequency },
      destination: {
        bucket: {
          bucketArn: pulumi.interpolate`arn:${home.partition}:s3:::${target}`,
          accountId: home.accountId,
          format: "Parquet",
          encryption: { sseKms: { keyId: keyArn } },
        },
      },
      region: args.region,
    },
    { parent },
  );
  return [inventory];
}
