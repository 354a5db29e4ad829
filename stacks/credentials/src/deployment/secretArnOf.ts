import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** Pattern of a secret's ARN, from its name: AWS ends it with a hyphen and six characters of its own. */
export function secretArnOf({ account, region }: Deployment, secretName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:secretsmanager:${region}:${account.accountId}:secret:${secretName}-??????`;
}
