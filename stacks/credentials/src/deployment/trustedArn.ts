import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** ARN of a role that takes another: as it is given, or of this account by its name. */
export function trustedArn({ account }: Deployment, role: string): pulumi.Input<string> {
  if (role.startsWith("arn:")) return role;
  return pulumi.interpolate`arn:${account.partition}:iam::${account.accountId}:role/${role}`;
}
