import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./Place.js";

/** ARN of an EventBridge rule on the default bus, from its name: a queue's policy and key must name it beforehand. */
export function eventRuleArnOf({ account, region }: Place, ruleName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:events:${region}:${account.accountId}:rule/${ruleName}`;
}
