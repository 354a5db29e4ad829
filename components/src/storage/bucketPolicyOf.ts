import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { accessPointArnFor, consumerActions } from "./accessPointsOf.js";
import { allowedStatements } from "./allowedStatements.js";
import { bucketPolicyFor } from "./bucketPolicyFor.js";
import type { HardenedBucketArgs } from "./HardenedBucketArgs.js";

/** The text of a hardened bucket's policy. */
export function bucketPolicyOf(
  name: string,
  { inventorySources = [], accessPoints = [] }: HardenedBucketArgs,
  home: Home,
  bucketName: pulumi.Output<string>,
  keyArn: pulumi.Output<string> | undefined,
): pulumi.Output<string> {
  const bucketArnOf = (bucket: pulumi.Input<string>) => pulumi.interpolate`arn:${home.partition}:s3:::${bucket}`;
  const plan = pulumi.output({
    ...home,
    bucketName,
    bucketArn: bucketArnOf(bucketName),
    inventorySourceArns: inventorySources.map(bucketArnOf),
    accessPointArns: accessPoints.map((accessPoint) => accessPointArnFor(home, name, accessPoint.name)),
    accessPointActions: [...new Set(accessPoints.flatMap(({ actions = consumerActions }) => actions))],
  });
  return pulumi
    .all([plan, keyArn])
    .apply(([resolved, key]) => JSON.stringify(bucketPolicyFor(resolved.bucketArn, key, allowedStatements(resolved))));
}
