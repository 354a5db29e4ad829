import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { pascalCase } from "../naming/pascalCase.js";
import { consumerActions } from "./accessPointsOf.js";
import type { HardenedBucketArgs } from "./HardenedBucketArgs.js";

/** The key of a bucket: the one given, else one of its own; none where S3's own keys encrypt (ENC-02). */
export function keyOf(
  parent: pulumi.Resource,
  name: string,
  args: HardenedBucketArgs,
  home: Home,
  bucketName: pulumi.Output<string>,
): pulumi.Output<string> | undefined {
  if (args.exceptions?.sseS3 !== undefined) return undefined;
  if (args.keyArn !== undefined) return pulumi.output(args.keyArn);
  const { inventorySources = [], accessPoints = [], account, environment, region, tags } = args;
  const sourceArns = inventorySources.map((source) => pulumi.interpolate`arn:${home.partition}:s3:::${source}`);
  const services = sourceArns.length === 0 ? [] : [{ service: "s3.amazonaws.com", sourceArns }];
  const users = accessPoints.map(({ name: word, roleArns, actions = [...consumerActions] }) => ({
    roleArns,
    access: [{ bucket: bucketName, actions, label: pascalCase(word) }],
  }));
  const description = `Encrypts the objects of ${name}`;
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, users, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}
