import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** `<name>-<account>-<region>`: the physical name of a bucket that the stack makes, known before it is made. */
export function bucketNameOf({ account, plan }: Deployment, name: string): pulumi.Output<string> {
  return pulumi.interpolate`${name}-${account.accountId}-${plan.region}`;
}

/** ARN of an EventBridge rule on the default bus, from its name: a queue's policy and key must name it beforehand. */
export function eventRuleArnOf({ account, plan }: Deployment, ruleName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:events:${plan.region}:${account.accountId}:rule/${ruleName}`;
}

/** ARN of a topic, from its name. */
export function topicArnOf({ account, plan }: Deployment, topicName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:sns:${plan.region}:${account.accountId}:${topicName}`;
}

/** Pattern of the log groups whose names start so. */
export function logGroupsOf({ account, plan }: Deployment, prefix: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:logs:${plan.region}:${account.accountId}:log-group:${prefix}*`;
}

/** ARN of a Batch job queue, from its name. */
export function jobQueueArnOf({ account, plan }: Deployment, queueName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:batch:${plan.region}:${account.accountId}:job-queue/${queueName}`;
}
