import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";
import { secureTransport } from "./secureTransport.js";

/** Longest bucket policy that S3 takes. */
export const bucketPolicyLimit = 20_480;

/**
 * The policy of a bucket that is encrypted with one key: TLS 1.2 or later, and no upload that names another encryption,
 * another key, or a key of the customer's own (ENC-04). Uploads that name none get the bucket's default, which is the
 * key. Each deny first asks that the header is present: a negated match alone is also true when it is absent.
 */
export function bucketPolicyFor(bucketArn: string, keyArn: string): PolicyDocument<ResourceStatement> {
  const denyUpload = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: [`${bucketArn}/*`] } as const;
  const encryption = "s3:x-amz-server-side-encryption";
  const key = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  const customerKey = "s3:x-amz-server-side-encryption-customer-algorithm";
  return documentOf(
    [
      ...secureTransport(bucketArn),
      {
        Sid: "DenyOtherEncryption",
        ...denyUpload,
        Condition: { Null: { [encryption]: "false" }, StringNotEquals: { [encryption]: "aws:kms" } },
      },
      {
        Sid: "DenyOtherKey",
        ...denyUpload,
        Condition: { Null: { [key]: "false" }, StringNotEquals: { [key]: keyArn } },
      },
      { Sid: "DenyCustomerProvidedKey", ...denyUpload, Condition: { Null: { [customerKey]: "false" } } },
    ],
    bucketPolicyLimit,
  );
}
