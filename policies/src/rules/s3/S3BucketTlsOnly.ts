import { parsePolicy } from "../../documents/parsePolicy.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";

const policyType = "aws:s3/bucketPolicy:BucketPolicy";
const denial = (resources: readonly string[]) =>
  JSON.stringify({
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: resources,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });

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
    const policies = graph.referring(policyType, "bucket", bucket);
    if (policies.length === 0) return violation("Missing", `bucket ${bucket.name} has no BucketPolicy`);
    const denials = policies
      .flatMap(({ props }) => parsePolicy(props.policy))
      .filter(
        ({ effect, principals, actions, conditions }) =>
          effect === "Deny" &&
          principals.some(({ value }) => value === "*") &&
          actions.some((action) => action === "s3:*" || action === "*") &&
          conditions.Bool?.["aws:securetransport"]?.includes("false"),
      );
    if (denials.length === 0)
      return violation("NoDenial", `the policy of bucket ${bucket.name} does not deny requests without TLS`);
    const resources = denials.flatMap((statement) => statement.resources);
    const whole = resources.some((resource) => !resource.includes("/")) || resources.includes("*");
    const objects = resources.some((resource) => resource.endsWith("/*") || resource === "*");
    return whole && objects
      ? compliant
      : violation(
          "PartOnly",
          `the TLS denial of bucket ${bucket.name} covers only ${whole ? "the bucket" : "its objects"}`,
        );
  },
  examples: {
    good: [
      { type: bucketTypes[0], name: "data" },
      {
        type: policyType,
        name: "policy",
        props: { policy: denial(["arn:aws:s3:::data", "arn:aws:s3:::data/*"]) },
        refersTo: { bucket: "data" },
      },
    ],
    bad: [
      { type: bucketTypes[0], name: "data" },
      {
        type: policyType,
        name: "policy",
        props: { policy: denial(["arn:aws:s3:::data"]) },
        refersTo: { bucket: "data" },
      },
    ],
  },
};
