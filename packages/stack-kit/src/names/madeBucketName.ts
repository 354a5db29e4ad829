import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./Place.js";

/** `<name>-<account>-<region>`: the physical name of a bucket that a stack makes, known before it is made. */
export function madeBucketName({ account, region }: Place, name: string): pulumi.Output<string> {
  return pulumi.interpolate`${name}-${account.accountId}-${region}`;
}
