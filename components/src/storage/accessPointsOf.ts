import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import type { Home } from "../account/homeOf.js";
import { knownAfter } from "../naming/knownAfter.js";
import { accessPointPolicyFor } from "./accessPointPolicyFor.js";
import type { BucketAccessPointArgs } from "./BucketAccessPointArgs.js";
import type { BucketPlan } from "./BucketPlan.js";

/** What a consumer may do when nothing else is said. */
export const consumerActions: readonly Access[] = [Access.Read];

/** ARN of the access point of a bucket's component. */
export function accessPointArnFor(home: Home, name: string, accessPoint: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${home.partition}:s3:${home.region}:${home.accountId}:accesspoint/${name}-${accessPoint}`;
}

/** ARN of each access point by its name, once it is there. */
export function accessPointsOf(plan: BucketPlan): Readonly<Record<string, pulumi.Output<string>>> {
  return Object.fromEntries((plan.args.accessPoints ?? []).map((args) => [args.name, accessPointOf(plan, args)]));
}

function accessPointOf(
  { parent, name, args, home, bucketName, bucket, tags }: BucketPlan,
  { name: word, vpcId, roleArns, actions = [...consumerActions], prefix }: BucketAccessPointArgs,
): pulumi.Output<string> {
  const accessPointArn = accessPointArnFor(home, name, word);
  const bucketArn = pulumi.interpolate`arn:${home.partition}:s3:::${bucketName}`;
  const policy = pulumi
    .output({ ...home, accessPointArn, bucketName, bucketArn, roleArns, actions, prefix })
    .apply((resolved) => JSON.stringify(accessPointPolicyFor(resolved)));
  const accessPoint = new aws.s3.AccessPoint(
    `${name}-access-point-${word}`,
    {
      name: `${name}-${word}`,
      bucket: bucket.id,
      vpcConfiguration: { vpcId },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      policy,
      region: args.region,
      tags,
    },
    { parent },
  );
  return knownAfter(accessPointArn, accessPoint);
}
