import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Verdict, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { encryptionOf } from "./encryptionOf.js";
import { isLogBucket } from "./isLogBucket.js";
import type { Fields } from "./settingsOf.js";
import { settingTypes } from "./settingTypes.js";

const [encryptionType] = settingTypes.encryption.types;
const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const byDefault = (sseAlgorithm: string, kmsMasterKeyId?: string) => ({
  applyServerSideEncryptionByDefault: { sseAlgorithm, ...(kmsMasterKeyId ? { kmsMasterKeyId } : {}) },
});
const encrypted = (sseAlgorithm: string, kmsMasterKeyId?: string) => [
  { type: bucketTypes[0], name: "data" },
  {
    type: encryptionType,
    name: "encryption",
    props: { rules: [byDefault(sseAlgorithm, kmsMasterKeyId)] },
    refersTo: { bucket: "data" },
  },
];

/** Every bucket encrypts with a customer-managed key; a bucket that takes access logs may leave that to S3's own. */
export const S3BucketEncryptedWithCustomerKey: RelationRule = {
  id: "s3-default-kms",
  title: "Buckets encrypt with a customer-managed key",
  severity: "high",
  why: "Only a customer-managed key lets its policy decide who can read the data, whatever the bucket policy says",
  fix: "add a BucketServerSideEncryptionConfiguration with aws:kms and the key's ARN",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
  controls: ["ENC-01", "ENC-02"],
  scope: "stack",
  waivedBy: "sseS3",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    const encryption = encryptionOf(bucket, graph)?.byDefault;
    if (!encryption) return violation("Missing", `bucket ${bucket.name} has no default encryption of its own`);
    return isLogBucket(bucket, graph) ? compliant : judgeKey(bucket.name, encryption);
  },
  examples: {
    good: encrypted("aws:kms", key),
    bad: encrypted("AES256"),
    others: {
      "no encryption of its own": [{ type: bucketTypes[0], name: "data" }],
      "KMS without a key": encrypted("aws:kms"),
      "AWS's key by its alias": encrypted("aws:kms", "alias/aws/s3"),
      "SSE-S3 inline, as in v5": [
        {
          type: bucketTypes[0],
          name: "data",
          props: { serverSideEncryptionConfiguration: { rule: byDefault("AES256") } },
        },
      ],
      "KMS without a key inline, as in v6": [
        {
          type: bucketTypes[1],
          name: "data",
          props: {
            serverSideEncryptionConfigurations: [
              { rules: [{ applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "aws:kms" }] }] },
            ],
          },
        },
      ],
    },
  },
};

function judgeKey(bucket: string, encryption: Fields): Verdict {
  const { sseAlgorithm } = encryption;
  if (sseAlgorithm !== "aws:kms" && sseAlgorithm !== "aws:kms:dsse")
    return violation("Algorithm", `bucket ${bucket} encrypts with ${sseAlgorithm}`);
  const awsManaged = !isSet(encryption, "kmsMasterKeyId") || isAwsManaged(ifKnown(() => encryption.kmsMasterKeyId));
  return awsManaged ? violation("NoKey", `bucket ${bucket} uses the AWS-managed key`) : compliant;
}

function isAwsManaged(key: unknown): boolean {
  return key === "" || (typeof key === "string" && key.endsWith("alias/aws/s3"));
}
