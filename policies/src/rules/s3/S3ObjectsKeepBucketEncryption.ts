import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const objectTypes = [
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/objectCopy:ObjectCopy",
] as const;
const objectWith = (props: object) => [{ type: objectTypes[0], name: "page", props: { bucket: "data", ...props } }];

/** No object that the program writes is encrypted otherwise than its bucket says. */
export const S3ObjectsKeepBucketEncryption: ResourceRule = {
  id: "s3-object-encrypted-as-bucket",
  title: "Objects are encrypted as their bucket says",
  severity: "medium",
  why: "An object that names SSE-S3, or KMS without a key, is out of the bucket's key and of whom that lets read",
  fix: "leave serverSideEncryption out, which takes the bucket's default, or give kmsKeyId with the bucket's key",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-kms-encryption.html",
  controls: ["ENC-01", "ENC-04"],
  scope: "resource",
  types: objectTypes,
  evaluate: ({ name, inputs }) => {
    if (isSet(inputs, "customerKey") || isSet(inputs, "customerAlgorithm"))
      return violation("CustomerKey", `object ${name} is encrypted with a key that the program holds`);
    const { serverSideEncryption } = inputs;
    if (serverSideEncryption === undefined || serverSideEncryption === null) return compliant;
    if (serverSideEncryption === "AES256") return violation("Algorithm", `object ${name} is encrypted with AES256`);
    return isSet(inputs, "kmsKeyId")
      ? compliant
      : violation("NoKey", `object ${name} is encrypted with the AWS-managed key`);
  },
  examples: {
    good: objectWith({}),
    bad: objectWith({ serverSideEncryption: "AES256" }),
    others: {
      "KMS without a key": objectWith({ serverSideEncryption: "aws:kms" }),
      "a key of the program's own": [{ type: objectTypes[2], name: "page", props: { customerAlgorithm: "AES256" } }],
    },
  },
};
