import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { encryptionOf, keysOf } from "./encryptionOf.js";
import { settingTypes } from "./settingTypes.js";

const [encryptionType] = settingTypes.encryption.types;
const bucketWith = (keyRegion: string) => [
  { type: bucketTypes[0], name: "data", props: { region: "eu-west-1" } },
  {
    type: encryptionType,
    name: "encryption",
    props: {
      rules: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: `arn:aws:kms:${keyRegion}:111122223333:key/k`,
          },
        },
      ],
    },
    refersTo: { bucket: "data" },
  },
];

/** No bucket encrypts with a key of another region. Judged where the program says both regions. */
export const S3KeyOfBucketRegion: RelationRule = {
  id: "s3-key-of-bucket-region",
  title: "Buckets encrypt with a key of their own region",
  severity: "medium",
  why: "Data that needs a key of another region cannot be read while that region is away, and S3 refuses such uploads",
  fix: "make a key in the bucket's region and name that",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
  controls: ["ENC-08"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    const region = regionOf(bucket);
    const encryption = encryptionOf(bucket, graph)?.byDefault;
    if (region === undefined || encryption === undefined) return verdictOf([]);
    const named = /^arn:[^:]*:kms:([^:]+):/.exec(String(ifKnown(() => encryption.kmsMasterKeyId)))?.[1];
    const regions = named === undefined ? keysOf(bucket, graph).map(regionOf) : [named];
    return verdictOf(
      [...new Set(regions)]
        .filter((keyRegion) => keyRegion !== undefined && keyRegion !== region)
        .map((keyRegion) => ({
          id: `Region::${keyRegion}`,
          message: `bucket ${bucket.name} in ${region} encrypts with a key of ${keyRegion}`,
        })),
    );
  },
  examples: {
    good: bucketWith("eu-west-1"),
    bad: bucketWith("us-east-1"),
    others: {
      "a key that the stack makes": [
        { type: bucketTypes[0], name: "data", props: { region: "eu-west-1" } },
        { type: "aws:kms/key:Key", name: "key", props: { region: "us-east-1" } },
        {
          type: encryptionType,
          name: "encryption",
          props: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }] },
          refersTo: { bucket: "data", rules: "key" },
        },
      ],
    },
  },
};

/** A resource's region, by itself, else by its provider; undefined where neither says it yet. */
function regionOf({ props, provider }: ResourceView): string | undefined {
  const region = ifKnown(() => props.region) ?? ifKnown(() => provider?.region);
  return typeof region === "string" ? region : undefined;
}
