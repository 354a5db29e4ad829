import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { settingTypes } from "./settingTypes.js";
import { statementsIn } from "./statementsOf.js";

const [policyType] = settingTypes.policy.types;
const pointArn = "arn:aws:s3:eu-west-1:111122223333:accesspoint/reports";
const policyWith = (StringEquals: object, more: object = {}) => [
  {
    type: policyType,
    name: "policy",
    props: {
      policy: JSON.stringify({
        Statement: [
          {
            Sid: "Delegate",
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::data/*",
            Condition: { StringEquals: { "s3:DataAccessPointAccount": "111122223333", ...StringEquals }, ...more },
          },
        ],
      }),
    },
  },
];

/** Where a bucket leaves the decision to access points, they are named, and nobody of another account gets that far. */
export const S3AccessPointDelegationNarrow: ResourceRule = {
  id: "s3-access-point-delegation-narrow",
  title: "Buckets delegate to named access points, for one account",
  severity: "medium",
  why: "A bucket that trusts every access point is open to whoever may make one; one that trusts every caller, to accounts that an access point's policy lets in",
  fix: "add s3:DataAccessPointArn with the access points and aws:PrincipalAccount (or aws:PrincipalOrgID) to the statement",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html#access-points-delegating-control",
  controls: ["STO-08"],
  scope: "resource",
  types: [policyType, ...bucketTypes],
  evaluate: (resource) =>
    verdictOf(
      statementsIn(resource)
        .filter(delegates)
        .flatMap((statement) => findingsOf(resource.name, statement)),
    ),
  examples: {
    good: policyWith({ "aws:PrincipalAccount": "111122223333" }, { ArnEquals: { "s3:DataAccessPointArn": pointArn } }),
    bad: policyWith({ "aws:PrincipalAccount": "111122223333" }),
    others: { "callers of any account": policyWith({}, { ArnEquals: { "s3:DataAccessPointArn": pointArn } }) },
  },
};

function delegates(statement: PolicyStatement): boolean {
  return (
    statement.effect === "Allow" &&
    statement.principals.some(({ value }) => value === "*") &&
    ["s3:DataAccessPointAccount", "s3:DataAccessPointArn"].some((key) => requiredValues(statement, key).length > 0)
  );
}

function findingsOf(policy: string, statement: PolicyStatement): readonly Finding[] {
  const has = (...keys: readonly string[]) => keys.some((key) => requiredValues(statement, key).length > 0);
  const { sid } = statement;
  return [
    ...(has("s3:DataAccessPointArn")
      ? []
      : [
          { id: `AnyPoint::${sid}`, message: `statement ${sid} of ${policy} trusts every access point of the account` },
        ]),
    ...(has("aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths")
      ? []
      : [{ id: `AnyCaller::${sid}`, message: `statement ${sid} of ${policy} lets callers of any account through` }]),
  ];
}
