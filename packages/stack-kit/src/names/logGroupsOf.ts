import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./Place.js";

/** Pattern of the ARNs of log groups whose names start so. */
export function logGroupsOf({ account, region }: Place, prefix: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:logs:${region}:${account.accountId}:log-group:${prefix}*`;
}
