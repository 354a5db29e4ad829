import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BucketReplicationTargetArgs } from "./BucketReplicationArgs.js";

/**
 * One replication rule a target, filtered by its prefix. Deletes stay where they are made: a source that is emptied, by
 * mistake or on purpose, does not empty its copies.
 */
export function replicationRulesFor(
  targets: readonly BucketReplicationTargetArgs[],
  partition: pulumi.Output<string>,
): aws.types.input.s3.BucketReplicationConfigRule[] {
  return targets.map((target, index) => ({
    id: target.name,
    // S3 refuses two rules of one priority, even where their filters do not meet.
    priority: index + 1,
    status: "Enabled",
    filter: { prefix: target.prefix ?? "" },
    deleteMarkerReplication: { status: "Disabled" },
    // Without this S3 leaves out every object that is encrypted with KMS, which here is all of them.
    sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
    destination: {
      bucket: pulumi.interpolate`arn:${partition}:s3:::${target.bucket}`,
      encryptionConfiguration: { replicaKmsKeyId: target.keyArn },
      ...(target.storageClass === undefined ? {} : { storageClass: target.storageClass }),
    },
  }));
}
