import { denialsOf } from "../../documents/denialsOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { settingTypes } from "./settingTypes.js";
import { statementsOf } from "./statementsOf.js";
import { uncoveredBy } from "./uncoveredBy.js";

interface Settings {
  readonly minimum: string;
}

const [policyType] = settingTypes.policy.types;
/** The version below each that may be asked for. */
const below: Readonly<Record<string, string>> = { "1.2": "1.1", "1.3": "1.2" };
const denial = (version: string, resources: readonly string[]) =>
  JSON.stringify({
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: resources,
        Condition: { NumericLessThan: { "s3:TlsVersion": version } },
      },
    ],
  });
const everything = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"];
const bucketWith = (policy: string) => [
  { type: bucketTypes[0], name: "data" },
  { type: policyType, name: "policy", props: { policy }, refersTo: { bucket: "data" } },
];

/** Every bucket's policy denies requests over an outdated version of TLS. */
export const S3BucketOldTlsRefused: RelationRule<Settings> = {
  id: "s3-deny-old-tls",
  title: "Buckets refuse outdated versions of TLS",
  severity: "medium",
  why: "A client that negotiates an outdated version can be made to use ciphers that are broken",
  fix: 'add to the BucketPolicy a denial of s3:* to everyone with NumericLessThan s3:TlsVersion "1.2", on the bucket ARN and on its objects',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#example-object-tls-version",
  controls: ["STO-02"],
  scope: "stack",
  types: bucketTypes,
  settings: {
    minimum: {
      description: "Oldest version of TLS that may be used",
      default: "1.2",
      schema: { type: "string", enum: Object.keys(below) },
    },
  },
  evaluate: (bucket, graph, { minimum }) => {
    const context = { "s3:tlsversion": below[minimum] ?? "1.1", "aws:securetransport": "true" };
    const denials = denialsOf(statementsOf(bucket, graph), "s3:*", context);
    if (denials.length === 0)
      return violation("NoDenial", `the policy of bucket ${bucket.name} lets TLS below ${minimum} through`);
    const open = uncoveredBy(denials);
    return open === undefined
      ? compliant
      : violation("PartOnly", `the denial of old TLS of bucket ${bucket.name} leaves out ${open}`);
  },
  examples: {
    good: bucketWith(denial("1.2", everything)),
    bad: bucketWith(denial("1.1", everything)),
    others: {
      "no policy": [{ type: bucketTypes[0], name: "data" }],
      "the bucket only": bucketWith(denial("1.2", everything.slice(0, 1))),
    },
  },
};
