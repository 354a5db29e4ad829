import type * as pulumi from "@pulumi/pulumi";
import { PermissionsBoundary, Remediation, RemediationMode, SavedQueries } from "@sallyport/components";
import { type Account, placedIn } from "./Account.js";
import type { RegionBasics } from "./alarmsAndLogs.js";

/** A region with the logs of its remediation. */
export interface RemediatedRegion {
  readonly region: string;
  readonly logGroups: readonly pulumi.Output<string>[];
}

const modes = { "dry-run": RemediationMode.DryRun, apply: RemediationMode.Apply } as const;

/**
 * Puts right in every region what must not stay as it is, or tells what it would do. Its roles have a boundary of their own:
 * workloads may not do what they do.
 *
 * @param codePath path of the bundle of the functions
 */
export function remediation(
  account: Account,
  regions: readonly RegionBasics[],
  codePath: string,
): readonly RemediatedRegion[] {
  const { base, config, home, tags } = account;
  if (config.remediation === "off") return [];
  const mode = modes[config.remediation];
  const { policyArn: permissionsBoundaryArn } = new PermissionsBoundary(`${base}-remediation-boundary`, {
    // Calls of IAM are in no region of ours, but its findings come in each.
    regions: [...config.regions],
    remediation: true,
    account: account.account,
    tags,
  });
  return regions.map(({ region, alarmTopicArn, alarmTopicKeyArn }) => {
    const trail = config.components.auditTrail && region === home ? { trailName: `${base}-audit` } : {};
    const { logGroupNames } = new Remediation(`${base}-mend-${region}`, {
      codePath,
      mode,
      spared: [...config.remediationSpared],
      ...trail,
      ...{ alarmTopicArn, alarmTopicKeyArn, permissionsBoundaryArn },
      ...placedIn(account, region),
    });
    new SavedQueries(`${base}-mend-${region}`, { logGroupNames, jobField: "target", region });
    // A function for each of three kinds, and for a trail where there is one.
    const functions = [0, 1, 2, ...("trailName" in trail ? [3] : [])];
    return { region, logGroups: functions.map((index) => logGroupNames.apply((names) => names[index] ?? "")) };
  });
}
