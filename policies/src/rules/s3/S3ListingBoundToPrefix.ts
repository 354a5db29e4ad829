import { allowedByIdentity, identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { s3PolicyTypes, statementsIn } from "./statementsOf.js";

const bucket = "arn:aws:s3:::data";
const policyWith = (list: object, objects = `${bucket}/reports/*`) => ({
  policy: JSON.stringify({
    Statement: [
      { Sid: "List", Effect: "Allow", Action: "s3:ListBucket", Resource: bucket, ...list },
      { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: objects },
    ],
  }),
});
const [rolePolicyType] = identityPolicyTypes;
const [bucketPolicyType] = s3PolicyTypes;
const byService = { Principal: { Service: "config.amazonaws.com" } };
const bound = { Condition: { StringLike: { "s3:prefix": ["reports/", "reports/*"] } } };

/** Who may use a folder of a bucket lists that folder, and not the names of everything else. */
export const S3ListingBoundToPrefix: ResourceRule = {
  id: "s3-listing-bound-to-prefix",
  title: "Who may use a folder lists no more than that folder",
  severity: "low",
  why: "Names of objects tell of customers, dates and amounts: a listing of the whole bucket gives them to who was to see one folder",
  fix: "add the condition StringLike s3:prefix with the folder to the statement that allows s3:ListBucket",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html",
  controls: ["IAM-03", "STO-08"],
  scope: "resource",
  types: [...identityPolicyTypes, ...s3PolicyTypes],
  evaluate: (resource) => {
    const statements = statementsOn(resource);
    return verdictOf(
      statements
        .filter((statement) => listsMore(statement, statements))
        .map(({ sid }) => ({
          id: `Statement::${sid}`,
          message: `statement ${sid} of ${resource.name} lists whole buckets of which only folders are used`,
        })),
    );
  },
  examples: {
    good: [
      { type: rolePolicyType, name: "access", props: policyWith(bound) },
      { type: bucketPolicyType, name: "history", props: policyWith(byService) },
    ],
    bad: [{ type: rolePolicyType, name: "access", props: policyWith({}) }],
    others: {
      "a condition that holds without a prefix": [
        {
          type: rolePolicyType,
          name: "access",
          props: policyWith({ Condition: { StringLikeIfExists: { "s3:prefix": "reports/*" } } }),
        },
      ],
      "an access point": [{ type: "aws:s3/accessPoint:AccessPoint", name: "reports", props: policyWith({}) }],
    },
  },
};

function statementsOn(resource: ResourceView): readonly PolicyStatement[] {
  const identity = (identityPolicyTypes as readonly string[]).includes(resource.type);
  return (identity ? allowedByIdentity(resource) : statementsIn(resource)).filter(({ effect }) => effect === "Allow");
}

function isOfServices({ principals }: PolicyStatement): boolean {
  return principals.length > 0 && principals.every(({ kind }) => kind === "Service");
}

function listsMore(statement: PolicyStatement, statements: readonly PolicyStatement[]): boolean {
  if (!statement.actions.some((action) => action === "s3:ListBucket" || action === "s3:ListBucketVersions"))
    return false;
  // S3 itself lists the whole source of a replication.
  if (statement.actions.includes("s3:GetReplicationConfiguration")) return false;
  // An AWS service that delivers to a folder looks by it whether the bucket is there, and sends no prefix.
  if (isOfServices(statement)) return false;
  if (requiredValues(statement, "s3:prefix").length > 0) return false;
  return statement.resources.some((listed) => {
    const objects = statements
      .flatMap(({ resources }) => resources)
      .filter((resource) => resource.startsWith(`${listed}/`))
      .map((resource) => resource.slice(listed.length + 1).replace(/^object\//, ""));
    return objects.length > 0 && objects.every((object) => object !== "*");
  });
}
