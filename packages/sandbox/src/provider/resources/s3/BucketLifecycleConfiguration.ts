import {
  DeleteBucketLifecycleCommand,
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketLifecycleConfigurationCommand,
} from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import type { Json } from "../../values/Json.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { orAbsent } from "./orAbsent.js";
import { fromSdk, toSdk } from "./sdkNames.js";

const renames = { id: "ID" };

const storageClass = shape.required(shape.text());
const sizes = { objectSizeGreaterThan: shape.number(), objectSizeLessThan: shape.number() };

const rule = shape.object(
  {
    id: shape.required(shape.text()),
    status: shape.required(shape.text(["Enabled", "Disabled"])),
    filter: shape.withDefault(
      shape.object({
        prefix: shape.text(),
        tag: shape.object({ key: shape.required(shape.text()), value: shape.required(shape.text()) }),
        and: shape.object({ prefix: shape.text(), tags: shape.map(shape.text()), ...sizes }),
        ...sizes,
      }),
      {},
    ),
    expiration: shape.object({
      date: shape.text(),
      days: shape.number(),
      expiredObjectDeleteMarker: shape.flag(),
    }),
    noncurrentVersionExpiration: shape.object({
      noncurrentDays: shape.required(shape.number()),
      newerNoncurrentVersions: shape.number(),
    }),
    transitions: shape.set(shape.object({ date: shape.text(), days: shape.number(), storageClass })),
    noncurrentVersionTransitions: shape.set(
      shape.object({
        noncurrentDays: shape.required(shape.number()),
        newerNoncurrentVersions: shape.number(),
        storageClass,
      }),
    ),
    abortIncompleteMultipartUpload: shape.object({ daysAfterInitiation: shape.required(shape.number()) }),
  },
  ["prefix"],
);

export const bucketLifecycleConfiguration = bucketSetting({
  type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  applied: false,
  why: "Rules are kept and returned; nothing expires.",
  inputs: { rules: shape.required(shape.list(rule)) },
  unsupported: ["expectedBucketOwner", "timeouts", "transitionDefaultMinimumObjectSize"],
  examples: [
    {
      needs: exampleBuckets("lifecycle"),
      base: (made) => ({ bucket: made("bucket", "id"), rules: [abort(2), oldVersions, markers] }),
      updated: (made) => ({ bucket: made("bucket", "id"), rules: [abort(3), cold] }),
      replacing: (made) => ({
        bucket: made("other", "id"),
        rules: [{ id: "gone", status: "Enabled", filter: { prefix: "tmp/" }, expiration: { days: 1 } }],
      }),
    },
  ],
  put: async (s3, { bucket, rules }) =>
    await s3.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket: bucket,
        LifecycleConfiguration: { Rules: rules.map((item) => toSdk(wirePrefix(item), renames) as LifecycleRule) },
      }),
    ),
  get: async (s3, bucket) => {
    const answer = await orAbsent(
      s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket })),
      "NoSuchLifecycleConfiguration",
    );
    return answer?.Rules === undefined ? undefined : { rules: fromSdk(answer.Rules, renames) };
  },
  remove: async (s3, bucket) => await s3.send(new DeleteBucketLifecycleCommand({ Bucket: bucket })),
});

/** S3 takes an empty filter as a filter with an empty prefix. */
const wirePrefix = (item: { readonly filter: object }): Json => {
  const filter = Object.keys(item.filter).length === 0 ? { prefix: "" } : item.filter;
  return { ...item, filter } as unknown as Json;
};

const abort = (days: number): Json => ({
  id: "abort",
  status: "Enabled",
  abortIncompleteMultipartUpload: { daysAfterInitiation: days },
});

const oldVersions: Json = { id: "old", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } };

const markers: Json = { id: "markers", status: "Enabled", filter: {}, expiration: { expiredObjectDeleteMarker: true } };

const cold: Json = {
  id: "cold",
  status: "Disabled",
  filter: { and: { prefix: "in/", tags: { kind: "raw" }, objectSizeGreaterThan: 1024 } },
  transitions: [
    { days: 90, storageClass: "GLACIER" },
    { days: 30, storageClass: "STANDARD_IA" },
  ],
  expiration: { days: 400 },
};
