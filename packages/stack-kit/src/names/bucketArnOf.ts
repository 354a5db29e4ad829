import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./Place.js";

/** ARN of a bucket, from its name. */
export function bucketArnOf({ account }: Place, bucketName: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${account.partition}:s3:::${bucketName}`;
}
