import type { BucketPlan } from "@sallyport/stack-kit";
import type { Prices } from "@sallyport/transfer-economics";
import type { DestinationConfig, RuleConfig } from "../config/CompressorConfig.js";
import { bucketsOf } from "./bucketsOf.js";
import type { BackupPlan, CapacityPlan, RulePlan } from "./CompressorPlan.js";

/** A rule, resolved: its buckets by what is made and what is there, its destinations by what is restored and what is kept. */
export function rulePlan(rule: RuleConfig, capacity: CapacityPlan, prices: Prices): RulePlan {
  const { name, source, destinations, level, batch, backfill, mirrorDeletes, mirrorExpiry } = rule;
  const buckets = bucketsOf(name);
  return {
    name,
    region: source.region,
    bucket: buckets.source(source),
    prefix: source.prefix,
    suffix: source.suffix,
    level,
    backfill,
    prices,
    batch,
    mirrorDeletes,
    mirrorExpiry,
    capacity,
    destinations: destinations
      .filter(({ restore }) => restore)
      .map((destination) => ({
        region: destination.region,
        bucket: buckets.target(destination),
        storageClass: destination.storageClass,
      })),
    backups: destinations.flatMap(({ region, backup }) =>
      backup === undefined ? [] : [backupPlan(name, region, backup)],
    ),
  };
}

function backupPlan(rule: string, region: string, backup: NonNullable<DestinationConfig["backup"]>): BackupPlan {
  const bucket = bucketsOf(rule).backup(backup);
  const { retentionDays, lockDays } = backup;
  return { region, bucket, table: tableName(rule, bucket), retentionDays, lockDays };
}

/** A made bucket has the rule's; an existing one may be several rules'. Athena takes no hyphens. */
function tableName(rule: string, bucket: BucketPlan): string {
  return (bucket.kind === "made" ? rule : `bucket_${bucket.bucket}`).replaceAll(/[^a-z0-9]/g, "_");
}
