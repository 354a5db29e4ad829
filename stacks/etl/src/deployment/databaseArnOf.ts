import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** ARN of an instance of RDS, from its name. */
export function databaseArnOf(
  { account, region }: Deployment,
  identifier: pulumi.Input<string>,
): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:rds:${region}:${account.accountId}:db:${identifier}`;
}
