import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./Place.js";

/** ARN of a topic, from its name. */
export function topicArnOf({ account, region }: Place, topicName: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:sns:${region}:${account.accountId}:${topicName}`;
}
