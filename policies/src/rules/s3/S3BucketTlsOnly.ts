import { denialsOf } from "../../documents/denialsOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { settingTypes } from "./settingTypes.js";
import { statementsOf } from "./statementsOf.js";
import { uncoveredBy } from "./uncoveredBy.js";

const [policyType] = settingTypes.policy.types;
const statement = (effect: string, resources: readonly string[]) =>
  JSON.stringify({
    Statement: [
      {
        Effect: effect,
        Principal: "*",
        Action: "s3:*",
        Resource: resources,
        Condition: { Bool: { "aws:SecureTransport": effect === "Deny" ? "false" : "true" } },
      },
    ],
  });
const everything = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"];
const bucketWith = (policy: string) => [
  { type: bucketTypes[0], name: "data" },
  { type: policyType, name: "policy", props: { policy }, refersTo: { bucket: "data" } },
];

/** Every bucket's policy denies requests that do not use TLS, on the bucket and on its objects. */
export const S3BucketTlsOnly: RelationRule = {
  id: "s3-deny-insecure-transport",
  title: "Buckets refuse requests without TLS",
  severity: "high",
  why: "Without a denial, S3 also answers plain HTTP, where anyone on the path reads data and signatures",
  fix: 'add a BucketPolicy that denies s3:* to everyone when aws:SecureTransport is "false", on the bucket ARN and on its objects',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  controls: ["STO-02"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    const statements = statementsOf(bucket, graph);
    if (statements.length === 0) return violation("Missing", `bucket ${bucket.name} has no policy`);
    const denials = denialsOf(statements, "s3:*", { "aws:securetransport": "false" });
    if (denials.length === 0)
      return violation("NoDenial", `the policy of bucket ${bucket.name} does not deny requests without TLS`);
    const open = uncoveredBy(denials);
    return open === undefined
      ? compliant
      : violation("PartOnly", `the TLS denial of bucket ${bucket.name} leaves out ${open}`);
  },
  examples: {
    good: bucketWith(statement("Deny", everything)),
    bad: bucketWith(statement("Deny", everything.slice(0, 1))),
    others: {
      "no policy": [{ type: bucketTypes[0], name: "data" }],
      "an allowance only": bucketWith(statement("Allow", everything)),
      "objects only": bucketWith(statement("Deny", everything.slice(1))),
      "an allowance only, inline": [
        { type: bucketTypes[0], name: "data", props: { policy: statement("Allow", everything) } },
      ],
    },
  },
};
