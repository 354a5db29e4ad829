import {
  DeleteBucketInventoryConfigurationCommand,
  GetBucketInventoryConfigurationCommand,
  type InventoryConfiguration,
  PutBucketInventoryConfigurationCommand,
} from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import type { Json } from "../../values/Json.js";
import { bucketConfiguration } from "./bucketConfiguration.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { fromSdk, toSdk } from "./sdkNames.js";

/** Pulumi's words for a destination → the SDK's. */
const renames = {
  accountId: "AccountId",
  bucketArn: "Bucket",
  bucket: "S3BucketDestination",
  sseKms: "SSEKMS",
  sseS3: "SSES3",
};

export const inventory = bucketConfiguration({
  type: "aws:s3/inventory:Inventory",
  why: "Kept and returned; no report is written.",
  inputs: {
    enabled: shape.withDefault(shape.flag(), true),
    includedObjectVersions: shape.required(shape.text(["All", "Current"])),
    optionalFields: shape.set(shape.text()),
    filter: shape.object({ prefix: shape.text() }),
    schedule: shape.required(shape.object({ frequency: shape.required(shape.text(["Daily", "Weekly"])) })),
    destination: shape.required(
      shape.object({
        bucket: shape.required(
          shape.object({
            accountId: shape.text(),
            bucketArn: shape.required(shape.text()),
            format: shape.required(shape.text(["CSV", "ORC", "Parquet"])),
            prefix: shape.text(),
            encryption: shape.object({
              sseKms: shape.object({ keyId: shape.required(shape.text()) }),
              sseS3: shape.object({}),
            }),
          }),
        ),
      }),
    ),
  },
  examples: [
    {
      needs: exampleBuckets("inventory"),
      base: (made) => ({
        bucket: made("bucket", "id"),
        name: "all",
        includedObjectVersions: "All",
        optionalFields: ["Size", "ETag"],
        schedule: { frequency: "Daily" },
        destination: {
          bucket: {
            bucketArn: made("other", "arn"),
            format: "Parquet",
            encryption: { sseKms: { keyId: "arn:aws:kms:eu-west-1:000000000000:key/0f3c" } },
          },
        },
      }),
      updated: (made) => ({
        bucket: made("bucket", "id"),
        name: "all",
        enabled: false,
        includedObjectVersions: "Current",
        filter: { prefix: "in/" },
        schedule: { frequency: "Weekly" },
        destination: {
          bucket: { bucketArn: made("other", "arn"), format: "CSV", prefix: "lists", encryption: { sseS3: {} } },
        },
      }),
      replacing: (made) => ({
        bucket: made("other", "id"),
        name: "all",
        includedObjectVersions: "Current",
        schedule: { frequency: "Daily" },
        destination: { bucket: { accountId: "000000000000", bucketArn: made("bucket", "arn"), format: "ORC" } },
      }),
    },
  ],
  put: async (s3, { bucket, name, ...given }) =>
    await s3.send(
      new PutBucketInventoryConfigurationCommand({
        Bucket: bucket,
        Id: name,
        InventoryConfiguration: {
          Id: name,
          IsEnabled: given.enabled,
          IncludedObjectVersions: given.includedObjectVersions,
          ...(given.optionalFields === undefined ? {} : { OptionalFields: [...given.optionalFields] }),
          ...(given.filter === undefined ? {} : { Filter: { Prefix: given.filter.prefix ?? "" } }),
          Schedule: { Frequency: given.schedule.frequency },
          Destination: toSdk(given.destination as unknown as Json, renames),
        } as InventoryConfiguration,
      }),
    ),
  get: async (s3, bucket, name) => {
    const answer = await s3.send(new GetBucketInventoryConfigurationCommand({ Bucket: bucket, Id: name }));
    const live = answer.InventoryConfiguration;
    return {
      enabled: live?.IsEnabled,
      includedObjectVersions: live?.IncludedObjectVersions,
      ...(live?.OptionalFields === undefined ? {} : { optionalFields: live.OptionalFields }),
      ...(live?.Filter === undefined ? {} : { filter: fromSdk(live.Filter) }),
      schedule: fromSdk(live?.Schedule),
      destination: fromSdk(live?.Destination, renames),
    };
  },
  remove: async (s3, bucket, name) =>
    await s3.send(new DeleteBucketInventoryConfigurationCommand({ Bucket: bucket, Id: name })),
});
