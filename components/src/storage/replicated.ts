import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ReplicationRole } from "../identity/ReplicationRole.js";
import type { BucketPlan } from "./BucketPlan.js";
import { replicationRulesFor } from "./replicationRulesFor.js";

/** A bucket's copies in other buckets, and the role by which S3 makes them (BAK-01). */
export function replicated(plan: BucketPlan, locked: boolean): pulumi.Resource[] {
  const { parent, name, args, home, bucketName, keyArn, bucket, versioning } = plan;
  if (args.replication === undefined || keyArn === undefined) return [];
  const { targets, permissionsBoundaryArn } = args.replication;
  const { account, region, tags } = args;
  const role = new ReplicationRole(
    `${name}-replication`,
    {
      sourceBucket: bucketName,
      sourceKeyArn: keyArn,
      sourceLocked: locked,
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
