import {
  DeleteBucketEncryptionCommand,
  GetBucketEncryptionCommand,
  PutBucketEncryptionCommand,
  type ServerSideEncryptionRule,
} from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { orAbsent } from "./orAbsent.js";
import { fromSdk, toSdk } from "./sdkNames.js";

const renames = { sseAlgorithm: "SSEAlgorithm", kmsMasterKeyId: "KMSMasterKeyID" };

const rule = shape.object(
  {
    applyServerSideEncryptionByDefault: shape.object({
      sseAlgorithm: shape.required(shape.text(["AES256", "aws:kms", "aws:kms:dsse"])),
      kmsMasterKeyId: shape.text(),
    }),
    bucketKeyEnabled: shape.flag(),
  },
  ["blockedEncryptionTypes"],
);

export const bucketServerSideEncryptionConfiguration = bucketSetting({
  type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  applied: true,
  why: "Objects get the default encryption, and reads and writes need the key's permissions.",
  inputs: { rules: shape.required(shape.set(rule)) },
  unsupported: ["expectedBucketOwner"],
  survivesDelete: "Every bucket is encrypted: deleting goes back to SSE-S3.",
  examples: [
    {
      needs: {
        ...exampleBuckets("encryption"),
        key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-encryption" }) },
      },
      base: (made) => ({
        bucket: made("bucket", "id"),
        rules: [
          {
            applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: made("key", "arn") },
            bucketKeyEnabled: true,
          },
        ],
      }),
      updated: (made) => ({
        bucket: made("bucket", "id"),
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
      }),
      replacing: (made) => ({
        bucket: made("other", "id"),
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
      }),
    },
  ],
  put: async (s3, { bucket, rules }) =>
    await s3.send(
      new PutBucketEncryptionCommand({
        Bucket: bucket,
        ServerSideEncryptionConfiguration: { Rules: toSdk(rules, renames) as ServerSideEncryptionRule[] },
      }),
    ),
  get: async (s3, bucket) => {
    const answer = await orAbsent(
      s3.send(new GetBucketEncryptionCommand({ Bucket: bucket })),
      "ServerSideEncryptionConfigurationNotFoundError",
    );
    const rules = answer?.ServerSideEncryptionConfiguration?.Rules;
    return rules === undefined ? undefined : { rules: fromSdk(rules, renames) };
  },
  remove: async (s3, bucket) => await s3.send(new DeleteBucketEncryptionCommand({ Bucket: bucket })),
});
