import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** `<name>-<account>-<region>`: the physical name of a bucket that the stack makes, known before it is made. */
export function bucketNameOf({ account, plan }: Deployment, name: string): pulumi.Output<string> {
  return pulumi.interpolate`${name}-${account.accountId}-${plan.region}`;
}

/** ARN of a bucket. */
export function bucketArnOf({ account }: Deployment, name: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:s3:::${name}`;
}

/** ARN of an EventBridge rule on the default bus, from its name: a queue's policy and key must name it beforehand. */
export function eventRuleArnOf({ account, plan }: Deployment, ruleName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:events:${plan.region}:${account.accountId}:rule/${ruleName}`;
}

/** Pattern of the log groups whose names start so. */
export function logGroupsOf({ account, plan }: Deployment, prefix: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:logs:${plan.region}:${account.accountId}:log-group:${prefix}*`;
}

/** ARN of an instance of RDS, from its name. */
export function databaseArnOf({ account, plan }: Deployment, identifier: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:rds:${plan.region}:${account.accountId}:db:${identifier}`;
}

/** Pattern of a secret's ARN, from its name: AWS ends it with a hyphen and six characters of its own. */
export function secretArnOf({ account, plan }: Deployment, secretName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:secretsmanager:${plan.region}:${account.accountId}:secret:${secretName}-??????`;
}
