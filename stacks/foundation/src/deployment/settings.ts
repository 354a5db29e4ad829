import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AccountSettings, ApiLogRole, RegionSettings, SpendBudget } from "@sallyport/components";
import type { Account } from "./Account.js";

/** Sets what holds for the account and for each of its regions as a whole, and what a month may cost. */
export function settings(account: Account): void {
  const { base, config, tags, permissionsBoundaryArn } = account;
  const { components, securityContact, budget, regions } = config;
  if (components.accountSettings) {
    const contact = securityContact && {
      name: securityContact.name,
      title: securityContact.title,
      emailAddress: securityContact.email,
      phoneNumber: securityContact.phone,
    };
    new AccountSettings(`${base}-account`, contact === undefined ? {} : { securityContact: contact });
  }
  if (components.regionSettings) {
    const apiLogRoleArn = components.apiLogs ? apiLogs() : {};
    for (const region of regions) new RegionSettings(`${base}-defaults-${region}`, { region, ...apiLogRoleArn });
  }
  if (budget !== undefined) {
    const { monthlyUsd: monthlyLimitUsd, emails } = budget;
    new SpendBudget(`${base}-spend`, { monthlyLimitUsd, emailAddresses: [...emails], tags });
  }

  function apiLogs() {
    const role = new ApiLogRole(`${base}-api-logs`, {
      regions: [...regions],
      permissionsBoundaryArn,
      account: account.account,
      tags,
    });
    return { apiLogRoleArn: role.roleArn };
  }
}

/** The role by which AWS Config reads, which an account has once; undefined where nobody needs it or it is there. */
export function configServiceRole({ base, config, tags }: Account): pulumi.Resource | undefined {
  const { components, existing, regions } = config;
  const records = regions.some((region) => !existing.configRecorders.includes(region));
  if (!components.configBaseline || existing.configServiceRole || !records) return undefined;
  return new aws.iam.ServiceLinkedRole(`${base}-config-service-role`, {
    awsServiceName: "config.amazonaws.com",
    tags: { ...tags },
  });
}
