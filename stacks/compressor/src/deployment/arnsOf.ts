import * as pulumi from "@pulumi/pulumi";
import type { BucketPlan } from "../plan/CompressorPlan.js";
import type { Deployment } from "./Deployment.js";

/** A bucket's physical name: the existing one's, or the one that a made bucket gets, known before it is made. */
export function bucketNameOf(deployment: Deployment, bucket: BucketPlan, region: string): pulumi.Output<string> {
  if (bucket.kind === "existing") return pulumi.output(bucket.bucket);
  return stagingName(deployment, `${bucket.name}-${deployment.config.environment}`, region);
}

/** `<name>-<account>-<region>`. */
export function stagingName({ account }: Deployment, name: string, region: string): pulumi.Output<string> {
  return pulumi.interpolate`${name}-${account.accountId}-${region}`;
}

/** ARN of a bucket. */
export function bucketArnOf({ account }: Deployment, name: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:s3:::${name}`;
}

/** ARN of an EventBridge rule on the default bus, from its name: a queue's policy and key must name it beforehand. */
export function eventRuleArnOf({ account }: Deployment, region: string, ruleName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:events:${region}:${account.accountId}:rule/${ruleName}`;
}

/** Pattern of the log groups whose names start so. */
export function logGroupsOf({ account }: Deployment, region: string, prefix: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:logs:${region}:${account.accountId}:log-group:${prefix}*`;
}
