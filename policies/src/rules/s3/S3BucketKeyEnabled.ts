import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { encryptionIn } from "./encryptionOf.js";
import { settingsIn } from "./settingsOf.js";
import { settingTypes } from "./settingTypes.js";

const [encryptionType] = settingTypes.encryption.types;
const rule = (bucketKeyEnabled?: boolean) => ({
  applyServerSideEncryptionByDefault: {
    sseAlgorithm: "aws:kms",
    kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/k",
  },
  ...(bucketKeyEnabled === undefined ? {} : { bucketKeyEnabled }),
});

/** Wherever a bucket encrypts with KMS it has a bucket key. */
export const S3BucketKeyEnabled: ResourceRule = {
  id: "s3-bucket-key-enabled",
  title: "Buckets with KMS have a bucket key",
  severity: "low",
  why: "Without a bucket key every object costs a call of KMS, whose request limit a busy bucket then exhausts for the account",
  fix: "set bucketKeyEnabled: true in the rule of the BucketServerSideEncryptionConfiguration",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html",
  controls: ["ENC-03"],
  scope: "resource",
  types: [...settingTypes.encryption.types, ...bucketTypes],
  evaluate: (resource) => {
    const without = settingsIn("encryption", resource)
      .map(encryptionIn)
      // SSE-KMS in two layers has no bucket keys.
      .some(({ rule, byDefault }) => byDefault?.sseAlgorithm === "aws:kms" && rule.bucketKeyEnabled !== true);
    return without ? violation("Off", `${resource.name} encrypts with KMS and without a bucket key`) : compliant;
  },
  examples: {
    good: [{ type: encryptionType, name: "encryption", props: { rules: [rule(true)] } }],
    bad: [{ type: encryptionType, name: "encryption", props: { rules: [rule(false)] } }],
    others: {
      "not a word": [{ type: encryptionType, name: "encryption", props: { rules: [rule()] } }],
      inline: [
        { type: bucketTypes[0], name: "data", props: { serverSideEncryptionConfiguration: { rule: rule(false) } } },
      ],
    },
  },
};
