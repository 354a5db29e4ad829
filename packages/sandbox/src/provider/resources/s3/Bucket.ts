import {
  CreateBucketCommand,
  type CreateBucketCommandInput,
  DeleteBucketCommand,
  GetBucketTaggingCommand,
  GetObjectLockConfigurationCommand,
  HeadBucketCommand,
} from "@aws-sdk/client-s3";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { isGone } from "../../isGone.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { tagState } from "../../tags/tagState.js";
import { emptyBucket } from "./emptyBucket.js";
import { orAbsent } from "./orAbsent.js";
import { putBucketTags } from "./putBucketTags.js";

const arnOf = (bucket: string): string => `arn:aws:s3:::${bucket}`;

const computed = (bucket: string, region: string) => ({
  arn: arnOf(bucket),
  bucketDomainName: `${bucket}.s3.amazonaws.com`,
  bucketRegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
  bucketRegion: region,
});

const locationOf = (region: string): Pick<CreateBucketCommandInput, "CreateBucketConfiguration"> =>
  region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: region as never } };

const objectLock = async (bucket: string, { clients, region }: Context): Promise<boolean> => {
  const answer = await orAbsent(
    clients.s3(region).send(new GetObjectLockConfigurationCommand({ Bucket: bucket })),
    "ObjectLockConfigurationNotFoundError",
  );
  return answer?.ObjectLockConfiguration?.ObjectLockEnabled === "Enabled";
};

export const bucket = defineResource({
  type: "aws:s3/bucket:Bucket",
  applied: true,
  why: "Buckets hold versioned objects and enforce policies.",
  inputs: {
    bucket: shape.autoNamed({ maxLength: 63, lowerCase: true, prefixFrom: "bucketPrefix" }),
    bucketPrefix: shape.text(),
    forceDestroy: shape.flag(),
    objectLockEnabled: shape.flag(),
    tags: shape.map(shape.text()),
  },
  unsupported: [
    "acl",
    "accelerationStatus",
    "bucketNamespace",
    "corsRules",
    "grants",
    "lifecycleRules",
    "logging",
    "objectLockConfiguration",
    "policy",
    "replicationConfiguration",
    "requestPayer",
    "serverSideEncryptionConfiguration",
    "versioning",
    "website",
  ],
  recordedInputs: {
    forceDestroy: "A switch of the provider: empties the bucket before it is deleted.",
    bucketPrefix: "Only makes the name.",
  },
  replacedBy: ["bucket", "bucketPrefix", "objectLockEnabled"],
  identifiedBy: ["bucket"],
  examples: [
    {
      base: () => ({ bucket: "conformance-bucket", tags: { team: "data" } }),
      updated: () => ({ bucket: "conformance-bucket", tags: { team: "ops", cost: "1" }, forceDestroy: true }),
      replacing: () => ({ bucket: "conformance-bucket-2", tags: { team: "data" } }),
    },
    { base: () => ({ objectLockEnabled: true }) },
  ],
  validate: ({ bucket }) =>
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)
      ? []
      : [{ property: "bucket", reason: "must be 3 to 63 lower case letters, digits, dots and hyphens" }],
  identity: ({ bucket, objectLockEnabled = false }, { region }) => ({
    id: bucket,
    // Also an output: a BucketObjectLockConfiguration turns it on for a bucket whose program says nothing of it.
    outputs: { ...computed(bucket, region), objectLockEnabled },
  }),
  create: async (inputs, context) => {
    const s3 = context.clients.s3(context.region);
    await s3.send(
      new CreateBucketCommand({
        Bucket: inputs.bucket,
        ...locationOf(context.region),
        ...(inputs.objectLockEnabled ? { ObjectLockEnabledForBucket: true } : {}),
      }),
    );
    return await completeCreate(inputs.bucket, () => putBucketTags(s3, inputs.bucket, allTags(inputs, context)));
  },
  read: async (id, inputs, context) => {
    const s3 = context.clients.s3(context.region);
    const head = await orAbsent(s3.send(new HeadBucketCommand({ Bucket: id })), "NotFound");
    if (head === undefined) {
      return undefined;
    }
    const tagging = await orAbsent(s3.send(new GetBucketTaggingCommand({ Bucket: id })), "NoSuchTagSet");
    const live = Object.fromEntries((tagging?.TagSet ?? []).map(({ Key, Value }) => [Key ?? "", Value ?? ""]));
    return {
      bucket: id,
      objectLockEnabled: await objectLock(id, context),
      ...computed(id, head.BucketRegion ?? context.region),
      ...tagState(live, inputs, context),
    };
  },
  update: async (id, _, news, context) => {
    await putBucketTags(context.clients.s3(context.region), id, allTags(news, context));
  },
  delete: async (id, olds, context) => {
    const s3 = context.clients.s3(context.region);
    try {
      if (olds.forceDestroy) {
        await emptyBucket(s3, id);
      }
      await s3.send(new DeleteBucketCommand({ Bucket: id }));
    } catch (error) {
      if (!isGone(error)) {
        throw error;
      }
    }
  },
});
