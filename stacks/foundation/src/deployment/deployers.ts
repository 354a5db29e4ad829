import * as pulumi from "@pulumi/pulumi";
import { Access, DeployerRole, OidcProvider } from "@sallyport/components";
import type { DeployerConfig } from "../config/FoundationConfig.js";
import type { Account } from "./Account.js";

/** Makes the roles by which CI deploys stacks, and what they trust; gives their ARNs by name. */
export function deployers(account: Account): pulumi.Output<Record<string, string>> {
  const { base, config, home, tags, permissionsBoundaryArn } = account;
  const { ci, existing } = config;
  if (config.deployers.length === 0) return pulumi.output<Record<string, string>>({});
  const providerArn = existing.oidcProviderArn ?? provider();
  const roles = config.deployers.map((deployer) => [deployer.name, roleOf(deployer).roleArn] as const);
  return pulumi.output(Object.fromEntries(roles));

  function provider(): pulumi.Output<string> {
    const issuer = ci.issuerUrl === undefined ? {} : { issuerUrl: ci.issuerUrl };
    const args = { audiences: [ci.audience], account: account.account, tags, ...issuer };
    return new OidcProvider(`${base}-ci`, args).providerArn;
  }

  function roleOf({ name, gitHubRuns, subjects, resourceTypes, namePrefixes, stateBucket }: DeployerConfig) {
    const state = { actions: [Access.ReadWrite, Access.List], label: "State", region: home };
    return new DeployerRole(`${base}-deploy-${name}`, {
      providerArn,
      audience: ci.audience,
      gitHubRuns: gitHubRuns.map(({ repository, environment, branch }) => ({
        repository,
        ...(environment === undefined ? {} : { environment }),
        ...(branch === undefined ? {} : { branch }),
      })),
      subjects: [...subjects],
      resourceTypes: [...resourceTypes],
      namePrefixes: [...namePrefixes],
      regions: [...config.regions],
      workloadBoundaryArn: permissionsBoundaryArn,
      access: stateBucket === undefined ? [] : [{ bucket: stateBucket, ...state }],
      account: account.account,
      region: home,
      tags,
    });
  }
}
