import type { Example, RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { encryptionOf } from "./encryptionOf.js";
import { isLogBucket } from "./isLogBucket.js";
import { settingTypes } from "./settingTypes.js";
import { statementsOf } from "./statementsOf.js";

const [policyType] = settingTypes.policy.types;
const [encryptionType] = settingTypes.encryption.types;
const [loggingType] = settingTypes.logging.types;
const logDelivery = "logging.s3.amazonaws.com";
const logsWith = (sseAlgorithm: string, service: string): Example => [
  { type: bucketTypes[0], name: "logs" },
  { type: bucketTypes[0], name: "data" },
  { type: loggingType, name: "logging", refersTo: { bucket: "data", targetBucket: "logs" } },
  {
    type: encryptionType,
    name: "encryption",
    props: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }] },
    refersTo: { bucket: "logs" },
  },
  {
    type: policyType,
    name: "policy",
    props: {
      policy: JSON.stringify({
        Statement: [
          { Effect: "Allow", Principal: { Service: service }, Action: "s3:PutObject", Resource: "arn:aws:s3:::logs/*" },
        ],
      }),
    },
    refersTo: { bucket: "logs" },
  },
];

/** A bucket that takes access logs can take them: S3 delivers without a word of failure. */
export const S3LogBucketTakesLogs: RelationRule = {
  id: "s3-log-bucket-takes-logs",
  title: "Log buckets can take the logs that are sent to them",
  severity: "medium",
  why: "S3 drops access logs silently where the target encrypts with KMS or does not let log delivery write: the trail ends without an error",
  fix: "encrypt the log bucket with AES256, and let logging.s3.amazonaws.com put objects into it by the bucket policy",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html",
  controls: ["STO-05"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    if (!isLogBucket(bucket, graph)) return compliant;
    const encryption = encryptionOf(bucket, graph)?.byDefault;
    const delivered = statementsOf(bucket, graph).some(
      ({ effect, principals, actions }) =>
        effect === "Allow" &&
        principals.some(({ value }) => value === logDelivery) &&
        actions.some((action) => action === "s3:PutObject" || action === "s3:*"),
    );
    const findings: Finding[] = [];
    if (encryption !== undefined && encryption.sseAlgorithm !== "AES256")
      findings.push({ id: "Algorithm", message: `log bucket ${bucket.name} encrypts with ${encryption.sseAlgorithm}` });
    if (!delivered)
      findings.push({
        id: "NoDelivery",
        message: `the policy of log bucket ${bucket.name} does not let ${logDelivery} write`,
      });
    return verdictOf(findings);
  },
  examples: {
    good: logsWith("AES256", logDelivery),
    bad: logsWith("aws:kms", logDelivery),
    others: {
      "another service": logsWith("AES256", "delivery.logs.amazonaws.com"),
      "the target of inline logging": [
        { type: bucketTypes[0], name: "logs" },
        { type: bucketTypes[0], name: "data", refersTo: { logging: "logs" } },
      ],
    },
  },
};
