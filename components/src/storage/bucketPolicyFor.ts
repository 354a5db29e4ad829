import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";
import { secureTransport } from "./secureTransport.js";

/** Longest bucket policy that S3 takes. */
export const bucketPolicyLimit = 20_480;

const encryption = "s3:x-amz-server-side-encryption";
const key = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const customerKey = "s3:x-amz-server-side-encryption-customer-algorithm";

/**
 * The policy of a bucket: TLS 1.2 or later, and no upload that names another encryption than the bucket's, another key,
 * or a key of the customer's own (ENC-04). Uploads that name none get the bucket's default. Each deny first asks that
 * the header is present: a negated match alone is also true when it is absent.
 *
 * @param keyArn the bucket's only key; absent for SSE-S3
 * @param allowed what else the policy says: who may, beside the account's own roles
 */
export function bucketPolicyFor(
  bucketArn: string,
  keyArn: string | undefined,
  allowed: readonly ResourceStatement[] = [],
): PolicyDocument<ResourceStatement> {
  const denyUpload = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: [`${bucketArn}/*`] } as const;
  const algorithm = keyArn === undefined ? "AES256" : "aws:kms";
  const keyed: ResourceStatement[] = [
    {
      Sid: "DenyOtherKey",
      ...denyUpload,
      Condition: { Null: { [key]: "false" }, StringNotEquals: { [key]: keyArn ?? "" } },
    },
    // S3 takes SSE-KMS without a key for the account's AWS-managed one, and not for the bucket's default.
    {
      Sid: "DenyUnnamedKey",
      ...denyUpload,
      Condition: { StringEquals: { [encryption]: "aws:kms" }, Null: { [key]: "true" } },
    },
  ];
  return documentOf(
    [
      ...secureTransport(bucketArn),
      {
        Sid: "DenyOtherEncryption",
        ...denyUpload,
        Condition: { Null: { [encryption]: "false" }, StringNotEquals: { [encryption]: algorithm } },
      },
      ...(keyArn === undefined ? [] : keyed),
      { Sid: "DenyCustomerProvidedKey", ...denyUpload, Condition: { Null: { [customerKey]: "false" } } },
      ...allowed,
    ],
    bucketPolicyLimit,
  );
}
