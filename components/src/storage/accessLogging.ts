import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BucketPlan } from "./BucketPlan.js";
import { LogBucket } from "./LogBucket.js";

/** A bucket's access logs, in its own log bucket unless another is given (STO-05). */
export function accessLogging({ parent, name, args, bucketName, bucket }: BucketPlan): pulumi.Resource[] {
  if (args.exceptions?.noAccessLogs !== undefined) return [];
  const { account, environment, region, tags } = args;
  const own = () =>
    new LogBucket(`${name}-logs`, { sources: [bucketName], account, environment, region, tags }, { parent });
  const logging = new aws.s3.BucketLogging(
    `${name}-logging`,
    {
      bucket: bucket.id,
      targetBucket: args.accessLogs?.bucket ?? own().bucketName,
      targetPrefix: args.accessLogs?.prefix ?? pulumi.interpolate`${bucketName}/`,
      region,
    },
    { parent },
  );
  return [logging];
}
