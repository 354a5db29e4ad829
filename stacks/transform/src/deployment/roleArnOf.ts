import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** ARN of a role of this account by its name; what is an ARN already is another account's. */
export function roleArnOf({ account: { accountId, partition } }: Deployment, role: string): pulumi.Input<string> {
  return role.startsWith("arn:") ? role : pulumi.interpolate`arn:${partition}:iam::${accountId}:role/${role}`;
}
