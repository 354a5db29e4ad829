import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** ARN of a Batch job queue, from its name. */
export function jobQueueArnOf({ account, region }: Deployment, queueName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:batch:${region}:${account.accountId}:job-queue/${queueName}`;
}
