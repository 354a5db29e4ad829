import { denialsOf, type RequestContext } from "../../documents/denialsOf.js";
import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { type BucketEncryption, encryptionOf } from "./encryptionOf.js";
import { isLogBucket } from "./isLogBucket.js";
import { settingTypes } from "./settingTypes.js";
import { statementsOf } from "./statementsOf.js";

const [policyType] = settingTypes.policy.types;
const [encryptionType] = settingTypes.encryption.types;
const algorithmHeader = "s3:x-amz-server-side-encryption";
const keyHeader = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const customerHeader = "s3:x-amz-server-side-encryption-customer-algorithm";
const ownKey = "arn:aws:kms:eu-west-1:111122223333:key/k";
/** A key that is no bucket's: what a policy may not let through. */
const anotherKey = "arn:aws:kms:eu-west-1:999999999999:key/00000000-0000-4000-8000-000000000000";

/** An upload that a bucket has to refuse. */
interface WrongUpload {
  readonly id: string;
  readonly what: string;
  readonly context: RequestContext;
}

const denials: Readonly<Record<string, object>> = {
  OtherEncryption: { Null: { [algorithmHeader]: "false" }, StringNotEquals: { [algorithmHeader]: "aws:kms" } },
  OtherKey: { Null: { [keyHeader]: "false" }, StringNotEquals: { [keyHeader]: ownKey } },
  UnnamedKey: { StringEquals: { [algorithmHeader]: "aws:kms" }, Null: { [keyHeader]: "true" } },
  CustomerKey: { Null: { [customerHeader]: "false" } },
};
const bucketWithout = (left?: string, action = "s3:PutObject") => [
  { type: bucketTypes[0], name: "data" },
  {
    type: encryptionType,
    name: "encryption",
    props: {
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: ownKey } }],
    },
    refersTo: { bucket: "data" },
  },
  {
    type: policyType,
    name: "policy",
    props: {
      policy: JSON.stringify({
        Statement: Object.entries(denials)
          .filter(([id]) => id !== left)
          .map(([id, Condition]) => ({
            Sid: id,
            Effect: "Deny",
            Principal: "*",
            Action: action,
            Resource: "arn:aws:s3:::data/*",
            Condition,
          })),
      }),
    },
    refersTo: { bucket: "data" },
  },
];

/**
 * Every bucket's policy denies the uploads that would not be encrypted as the bucket is. What each wrong upload sends is tried against
 * the denials, however they are written.
 */
export const S3WrongEncryptionDenied: RelationRule = {
  id: "s3-deny-wrong-encryption",
  title: "Buckets refuse uploads that name another encryption or key",
  severity: "medium",
  why: "A default encryption is only a default: an upload that names another key, or none of ours, is stored under that and out of our reach",
  fix: "deny s3:PutObject to everyone where the upload names another algorithm, another key, aws:kms without a key, or a key of the customer's own (SSE-C)",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms",
  controls: ["ENC-04"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    if (isLogBucket(bucket, graph)) return compliant;
    const encryption = encryptionOf(bucket, graph);
    const statements = statementsOf(bucket, graph);
    if (statements.length === 0) return violation("Missing", `bucket ${bucket.name} has no policy`);
    return verdictOf(
      wrongUploads(encryption)
        .filter(({ context }) => denialsOf(statements, "s3:PutObject", { ...anyone, ...context }).length === 0)
        .map(({ id, what }) => ({ id, message: `bucket ${bucket.name} takes uploads ${what}` })),
    );
  },
  examples: {
    good: bucketWithout(),
    bad: bucketWithout("OtherKey"),
    others: {
      "another encryption": bucketWithout("OtherEncryption"),
      "KMS without a key": bucketWithout("UnnamedKey"),
      "a key of the customer's own": bucketWithout("CustomerKey"),
      "denials of reads": bucketWithout(undefined, "s3:GetObject"),
      "no policy": bucketWithout().slice(0, 2),
    },
  },
};

const anyone: RequestContext = { "aws:principalisawsservice": "false", "aws:securetransport": "true" };

function wrongUploads(encryption: BucketEncryption | undefined): readonly WrongUpload[] {
  const algorithm = String(encryption?.byDefault?.sseAlgorithm ?? "aws:kms");
  const named = { [algorithmHeader]: algorithm, [keyHeader]: anotherKey };
  const customer = { id: "CustomerKey", what: "under the uploader's own key", context: { [customerHeader]: "AES256" } };
  const otherEncryption = (context: RequestContext) => ({
    id: "OtherEncryption",
    what: "encrypted otherwise",
    context,
  });
  const customers = encryption && refusesCustomerKeys(encryption) ? [] : [customer];
  if (algorithm === "AES256")
    return [otherEncryption({ [algorithmHeader]: "aws:kms", [keyHeader]: anotherKey }), ...customers];
  return [
    otherEncryption({ [algorithmHeader]: "AES256" }),
    { id: "OtherKey", what: "that name another key", context: named },
    { id: "UnnamedKey", what: `with ${algorithm} and no key`, context: { [algorithmHeader]: algorithm } },
    ...customers,
  ];
}

/** S3 itself can block SSE-C for a bucket. */
function refusesCustomerKeys({ rule }: BucketEncryption): boolean {
  if (!isSet(rule, "blockedEncryptionTypes")) return false;
  const blocked = rule.blockedEncryptionTypes;
  return Array.isArray(blocked) && blocked.includes("SSE-C");
}
