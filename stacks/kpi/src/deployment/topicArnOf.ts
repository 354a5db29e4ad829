import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** ARN of a topic, from its name. */
export function topicArnOf({ account, region }: Deployment, topicName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:sns:${region}:${account.accountId}:${topicName}`;
}
