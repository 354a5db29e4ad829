import type * as pulumi from "@pulumi/pulumi";
import { Access, type AccessIntentArgs, DataRole, HardenedBucket } from "@sallyport/components";
import { foundationIn } from "@sallyport/stack-kit";
import { backupLocations } from "../plan/backupLocations.js";
import type { BackupPlan, TargetRegionPlan } from "../plan/CompressorPlan.js";
import { bucketNameOf } from "./bucketNameOf.js";
import type { Deployment } from "./Deployment.js";
import { labelOf } from "./labelOf.js";

/** Days for which what expired, was deleted or replaced can still be brought back; then it is gone for good. */
const RECOVERY_DAYS = 30;

/** A bucket in which a region's target workers keep the archives of one rule. */
export interface BackupBucket {
  readonly rule: string;
  readonly bucketName: pulumi.Output<string>;
  /** Absent where an existing bucket has no key of its own. */
  readonly keyArn: pulumi.Input<string> | undefined;
  /** Table of the bucket's catalog, which the rules of an existing bucket share. */
  readonly table: string;
}

/** The buckets in which a region keeps archives, made where the configuration names no existing one. */
export function backupBuckets(
  parent: pulumi.Resource,
  deployment: Deployment,
  { region, arrivals }: TargetRegionPlan,
): BackupBucket[] {
  return arrivals.flatMap(({ rule, backups }) =>
    backups.map((backup) => ({ rule: rule.name, table: backup.table, ...placed(backup) })),
  );

  function placed({ bucket, retentionDays, lockDays }: BackupPlan): Pick<BackupBucket, "bucketName" | "keyArn"> {
    const bucketName = bucketNameOf(deployment, bucket, region);
    if (bucket.kind === "existing") return { bucketName, keyArn: bucket.keyArn };
    const { account, config, foundation, tags } = deployment;
    const { accessLogs } = foundationIn(foundation, region);
    return new HardenedBucket(
      `${bucket.name}-${region}`,
      {
        bucketName,
        dataRole: DataRole.Results,
        lifecycle: {
          noncurrentDays: RECOVERY_DAYS,
          ...(retentionDays === undefined ? {} : { expireDays: retentionDays }),
        },
        ...(lockDays === undefined ? {} : { objectLock: { days: lockDays } }),
        accessLogs,
        account,
        region,
        tags,
        environment: config.environment,
      },
      { parent },
    );
  }
}

/** What a target worker may do in a backup bucket: add archives and see that they are whole, and add to the catalog. */
export function keeping({ rule, bucketName, keyArn, table }: BackupBucket): AccessIntentArgs[] {
  const [archives, rows] = backupLocations(rule, "", "");
  const key = keyArn === undefined ? {} : { key: keyArn };
  const at = (prefix: string) => ({ bucket: bucketName, prefix, ...key });
  return [
    { ...at(archives.prefix), actions: [Access.Upload, Access.Read], label: `${labelOf(table)}Backup` },
    { ...at(rows.prefix), actions: [Access.Write], label: `${labelOf(table)}Catalog` },
  ];
}
