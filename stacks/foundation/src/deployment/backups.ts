import * as pulumi from "@pulumi/pulumi";
import { BackupPlan } from "@sallyport/components";
import { type Account, placedIn } from "./Account.js";
import type { RegionBasics } from "./alarmsAndLogs.js";

/** A region with its vault. */
interface BackedUpRegion {
  readonly region: string;
  readonly vaultName: pulumi.Output<string>;
}

/** Keeps recovery points of databases in locked vaults. */
export function backups(account: Account, regions: readonly RegionBasics[]): BackedUpRegion[] {
  const { base, config, permissionsBoundaryArn } = account;
  const { accountId, partition } = account.account;
  return config.backups.map(({ region, databases }) => {
    const basics = regions.find((one) => one.region === region);
    const plan = new BackupPlan(`${base}-backup-${region}`, {
      vaultName: `${base}-backup`,
      databaseArns: databases.map(
        (database) => pulumi.interpolate`arn:${partition}:rds:${region}:${accountId}:db:${database}`,
      ),
      // A database is named here, and its key by nobody: RDS alone is let use one, and only for a snapshot.
      databaseKeyArns: [pulumi.interpolate`arn:${partition}:kms:${region}:${accountId}:key/*`],
      ...(basics === undefined ? {} : { alarmTopicArn: basics.alarmTopicArn }),
      permissionsBoundaryArn,
      ...placedIn(account, region),
    });
    return { region, vaultName: plan.vaultName };
  });
}
