import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Verdict, violation } from "../../engine/Verdict.js";
import { bucketTypes, logBucketType } from "./bucketTypes.js";

const encryptionType = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const rules = (algorithm: string, key?: string) => ({
  rules: [
    {
      bucketKeyEnabled: true,
      applyServerSideEncryptionByDefault: { sseAlgorithm: algorithm, ...(key ? { kmsMasterKeyId: key } : {}) },
    },
  ],
});

interface EncryptionRule {
  readonly bucketKeyEnabled?: boolean;
  readonly applyServerSideEncryptionByDefault?: Readonly<Record<string, unknown>>;
}

/** Every bucket encrypts with a customer-managed key and a bucket key; a log bucket with SSE-S3, the only form that log delivery accepts. */
export const S3BucketEncryptedWithCustomerKey: RelationRule = {
  id: "s3-default-kms",
  title: "Buckets encrypt with a customer-managed key",
  severity: "high",
  why: "Only a customer-managed key lets its policy decide who can read the data, whatever the bucket policy says",
  fix: "add a BucketServerSideEncryptionConfiguration with aws:kms, the key's ARN and bucketKeyEnabled",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
  controls: ["ENC-01", "ENC-02", "ENC-03"],
  scope: "stack",
  waivedBy: "sseS3",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    const [configuration] = graph.referring(encryptionType, "bucket", bucket);
    const rule = (configuration?.props.rules as readonly EncryptionRule[] | undefined)?.[0];
    const encryption = rule?.applyServerSideEncryptionByDefault;
    if (!encryption) return violation("Missing", `bucket ${bucket.name} has no default encryption of its own`);
    return isLogBucket(bucket, graph)
      ? judgeLogBucket(bucket, encryption)
      : judgeDataBucket(bucket, encryption, rule?.bucketKeyEnabled);
  },
  examples: {
    good: [
      { type: bucketTypes[0], name: "data" },
      {
        type: encryptionType,
        name: "encryption",
        props: rules("aws:kms", "arn:aws:kms:eu-west-1:111122223333:key/k"),
        refersTo: { bucket: "data" },
      },
    ],
    bad: [
      { type: bucketTypes[0], name: "data" },
      { type: encryptionType, name: "encryption", props: rules("AES256"), refersTo: { bucket: "data" } },
    ],
  },
};

function isLogBucket(bucket: ResourceView, graph: ResourceGraph): boolean {
  return graph.ancestors(bucket).some(({ type }) => type === logBucketType);
}

function judgeLogBucket({ name }: ResourceView, encryption: Readonly<Record<string, unknown>>): Verdict {
  if (encryption.sseAlgorithm === "AES256") return compliant;
  return violation(
    "LogBucketAlgorithm",
    `log bucket ${name} uses ${encryption.sseAlgorithm}: S3 delivers access logs only to SSE-S3 buckets`,
  );
}

function judgeDataBucket(
  { name }: ResourceView,
  encryption: Readonly<Record<string, unknown>>,
  bucketKey: boolean | undefined,
): Verdict {
  if (encryption.sseAlgorithm !== "aws:kms")
    return violation("Algorithm", `bucket ${name} encrypts with ${encryption.sseAlgorithm}`);
  if (!isSet(encryption, "kmsMasterKeyId")) return violation("NoKey", `bucket ${name} uses the AWS-managed key`);
  return bucketKey === true
    ? compliant
    : violation("NoBucketKey", `bucket ${name} has no bucket key: every object costs a KMS call`);
}
