import * as pulumi from "@pulumi/pulumi";
import { LogArchive } from "@sallyport/components";
import { type Account, placedIn } from "./Account.js";
import type { RegionBasics } from "./alarmsAndLogs.js";
import type { RemediatedRegion } from "./remediation.js";

/**
 * Keeps lines of logs for longer than CloudWatch does: of what was put right, and of groups that are named.
 *
 * @param codePath path of the bundle of the function
 */
export function logArchives(
  account: Account,
  regions: readonly RegionBasics[],
  remediated: readonly RemediatedRegion[],
  codePath: string,
): void {
  const { base, config, permissionsBoundaryArn } = account;
  for (const { region, logGroups } of config.logArchive) {
    const here = regions.find((basics) => basics.region === region);
    const own = remediated.find((one) => one.region === region)?.logGroups ?? [];
    new LogArchive(`${base}-archive-${region}`, {
      codePath,
      bucketName: pulumi.interpolate`${base}-archive-${account.account.accountId}-${region}`,
      logGroupNames: [...own, ...logGroups],
      ...(here === undefined ? {} : { accessLogs: { bucket: here.logBucket }, alarmTopicArn: here.alarmTopicArn }),
      permissionsBoundaryArn,
      ...placedIn(account, region),
    });
  }
}
