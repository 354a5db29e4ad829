import type * as pulumi from "@pulumi/pulumi";
import { AccountSettings } from "../account/AccountSettings.js";
import { RegionSettings } from "../account/RegionSettings.js";
import { SpendBudget } from "../account/SpendBudget.js";
import { ConfigBaseline } from "../audit/ConfigBaseline.js";
import { configRules } from "../audit/configRules.js";
import { FindingsHub } from "../audit/FindingsHub.js";
import { ThreatDetector } from "../audit/ThreatDetector.js";
import { ApiLogRole } from "../identity/ApiLogRole.js";

interface HeldRegion {
  readonly placed: {
    readonly account: { readonly accountId: pulumi.Input<string> };
    readonly tags: Readonly<Record<string, string>>;
    readonly region: string;
  };
  readonly logBucketName: pulumi.Input<string>;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly deadLetterQueueArn: pulumi.Input<string>;
  readonly permissionsBoundaryArn: pulumi.Input<string>;
  /** Whether it is the region of what an account has once. */
  readonly home: boolean;
}

/** What holds for a region as a whole, and in one of them for the account. */
export function held(name: string, region: HeldRegion): void {
  const { placed, logBucketName, alarmTopicArn, deadLetterQueueArn, permissionsBoundaryArn, home } = region;
  const told = { alarmTopicArn, deadLetterQueueArn, ...placed };
  new ThreatDetector(`${name}-threats`, told);
  new FindingsHub(`${name}-findings`, told);
  new ConfigBaseline(`${name}-config`, {
    globalResources: home,
    accessLogs: { bucket: logBucketName },
    // One of a kind is enough here; the account's foundation makes them all.
    withoutRules: configRules.slice(2).map((rule) => rule.name),
    ...told,
  });
  const role = home
    ? new ApiLogRole(`${name}-api-logs`, { regions: [placed.region], permissionsBoundaryArn, ...placed })
    : undefined;
  new RegionSettings(`${name}-defaults`, {
    region: placed.region,
    ...(role === undefined ? {} : { apiLogRoleArn: role.roleArn }),
  });
  if (home) {
    new AccountSettings(`${name}-account`, {
      securityContact: {
        name: "Security team",
        title: "On call",
        emailAddress: "security@example.com",
        phoneNumber: "+353 1 555 0100",
      },
    });
    const emailAddresses = ["platform@example.com"];
    new SpendBudget(`${name}-spend`, { monthlyLimitUsd: 500, emailAddresses, tags: placed.tags });
  }
}
