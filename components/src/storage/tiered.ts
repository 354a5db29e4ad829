import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BucketPlan } from "./BucketPlan.js";

/** The archive tiers of S3 Intelligent-Tiering (RET-03). Without them an object stays in tiers that are read at once. */
export function tiered({ parent, name, args, bucket }: BucketPlan): pulumi.Resource[] {
  const { archiveAfterDays, deepArchiveAfterDays } = args.lifecycle?.intelligentTiering ?? {};
  const tierings = [
    { accessTier: "ARCHIVE_ACCESS", days: archiveAfterDays },
    { accessTier: "DEEP_ARCHIVE_ACCESS", days: deepArchiveAfterDays },
  ].flatMap(({ accessTier, days }) => (days === undefined ? [] : [{ accessTier, days }]));
  if (tierings.length === 0) return [];
  const configuration = new aws.s3.BucketIntelligentTieringConfiguration(
    `${name}-tiering`,
    { bucket: bucket.id, name: "all-objects", status: "Enabled", tierings, region: args.region },
    { parent },
  );
  return [configuration];
}
