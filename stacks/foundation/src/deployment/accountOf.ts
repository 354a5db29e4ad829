import * as aws from "@pulumi/aws";
import { PermissionsBoundary } from "@sallyport/components";
import { ConfigError } from "@sallyport/stack-kit";
import type { FoundationConfig } from "../config/FoundationConfig.js";
import type { Account } from "./Account.js";

/** Looks the account up and makes what bounds every role in it. */
export function accountOf(config: FoundationConfig): Account {
  const { regions, environment } = config;
  const [home] = regions;
  if (home === undefined) throw new ConfigError("regions", "it names no region", "name at least one");
  const base = `sallyport-${environment}`;
  const account = { accountId: aws.getCallerIdentityOutput().accountId, partition: aws.getPartitionOutput().partition };
  const tags = { system: "sallyport-foundation", environment, ...config.tags };
  const boundary = new PermissionsBoundary(`${base}-boundary`, { regions: [...regions], account, tags });
  return { config, home, base, account, tags, permissionsBoundaryArn: boundary.policyArn };
}
