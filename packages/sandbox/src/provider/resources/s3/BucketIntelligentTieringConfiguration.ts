import {
  DeleteBucketIntelligentTieringConfigurationCommand,
  GetBucketIntelligentTieringConfigurationCommand,
  type IntelligentTieringConfiguration,
  type IntelligentTieringFilter,
  PutBucketIntelligentTieringConfigurationCommand,
} from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import type { Json } from "../../values/Json.js";
import { bucketConfiguration } from "./bucketConfiguration.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { fromSdk, toSdk } from "./sdkNames.js";

export const bucketIntelligentTieringConfiguration = bucketConfiguration({
  type: "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration",
  why: "Kept and returned; no object changes its tier.",
  inputs: {
    status: shape.withDefault(shape.text(["Enabled", "Disabled"]), "Enabled"),
    filter: shape.object({ prefix: shape.text(), tags: shape.map(shape.text()) }),
    tierings: shape.required(
      shape.set(
        shape.object({
          accessTier: shape.required(shape.text(["ARCHIVE_ACCESS", "DEEP_ARCHIVE_ACCESS"])),
          days: shape.required(shape.number()),
        }),
      ),
    ),
  },
  examples: [
    {
      needs: exampleBuckets("tiering"),
      base: (made) => ({
        bucket: made("bucket", "id"),
        name: "all",
        tierings: [{ accessTier: "ARCHIVE_ACCESS", days: 90 }],
      }),
      updated: (made) => ({
        bucket: made("bucket", "id"),
        name: "all",
        status: "Disabled",
        filter: { prefix: "in/", tags: { kind: "raw" } },
        tierings: [
          { accessTier: "ARCHIVE_ACCESS", days: 120 },
          { accessTier: "DEEP_ARCHIVE_ACCESS", days: 200 },
        ],
      }),
      replacing: (made) => ({
        bucket: made("bucket", "id"),
        name: "part",
        filter: { prefix: "in/" },
        tierings: [{ accessTier: "DEEP_ARCHIVE_ACCESS", days: 180 }],
      }),
    },
  ],
  put: async (s3, { bucket, name, status, filter, tierings }) =>
    await s3.send(
      new PutBucketIntelligentTieringConfigurationCommand({
        Bucket: bucket,
        Id: name,
        IntelligentTieringConfiguration: {
          Id: name,
          Status: status,
          ...(filter === undefined ? {} : { Filter: wireFilter(filter) }),
          Tierings: tierings.map(({ accessTier, days }) => ({ AccessTier: accessTier, Days: days })),
        } as IntelligentTieringConfiguration,
      }),
    ),
  get: async (s3, bucket, name) => {
    const answer = await s3.send(new GetBucketIntelligentTieringConfigurationCommand({ Bucket: bucket, Id: name }));
    const live = answer.IntelligentTieringConfiguration;
    return {
      status: live?.Status,
      ...(live?.Filter === undefined ? {} : { filter: plainFilter(live.Filter) }),
      tierings: fromSdk(live?.Tierings),
    };
  },
  remove: async (s3, bucket, name) =>
    await s3.send(new DeleteBucketIntelligentTieringConfigurationCommand({ Bucket: bucket, Id: name })),
});

/** On the wire a prefix with tags, or several tags, stand under `And`. */
const wireFilter = (filter: {
  readonly prefix?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}): IntelligentTieringFilter =>
  filter.tags === undefined ? { Prefix: filter.prefix ?? "" } : { And: toSdk(filter as Json) as never };

const plainFilter = ({ Prefix, Tag, And }: IntelligentTieringFilter): Json | undefined => {
  if (And !== undefined) return fromSdk(And);
  return Tag === undefined ? { prefix: Prefix ?? "" } : { tags: { [Tag.Key ?? ""]: Tag.Value ?? "" } };
};
