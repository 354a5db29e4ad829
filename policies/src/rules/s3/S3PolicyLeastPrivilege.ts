import type { PolicyStatement } from "../../documents/parsePolicy.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { s3PolicyTypes, statementsIn } from "./statementsOf.js";

const [policyType] = s3PolicyTypes;
/** What no bucket policy has to give: a bucket's own account has it by IAM (FSBP S3.6). */
const administration =
  /^s3:(DeleteBucket|DeleteBucketPolicy|PutBucketAcl|PutBucketPolicy|PutBucketPublicAccessBlock|PutBucketOwnershipControls|PutEncryptionConfiguration|PutLifecycleConfiguration|PutObjectAcl|PutObjectVersionAcl|PutReplicationConfiguration|BypassGovernanceRetention)$/i;
const policyWith = (statement: object) => [
  {
    type: policyType,
    name: "policy",
    props: {
      policy: JSON.stringify({
        Statement: [
          {
            Sid: "Share",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:role/reports" },
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::data/*",
            ...statement,
          },
        ],
      }),
    },
  },
];

/** Every policy of a bucket or of an access point names what it allows and on what, and gives no administration away. */
export const S3PolicyLeastPrivilege: ResourceRule = {
  id: "s3-policy-least-privilege",
  title: "Policies of buckets name actions and resources, and give no administration away",
  severity: "high",
  why: "A wildcard lets others delete what they were to read, and administration lets them rewrite the policy itself",
  fix: "list the actions on objects that the principals call, on the bucket's ARN and prefix",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  controls: ["IAM-01", "STO-08"],
  scope: "resource",
  types: s3PolicyTypes,
  evaluate: (resource) =>
    verdictOf(
      statementsIn(resource)
        .filter(({ effect }) => effect === "Allow")
        .flatMap((statement) => findingsOf(resource.name, statement)),
    ),
  examples: {
    good: policyWith({}),
    bad: policyWith({ Action: "s3:*" }),
    others: {
      "a part of the actions": policyWith({ Action: "s3:Put*" }),
      "all actions but some": policyWith({ Action: undefined, NotAction: "s3:DeleteBucket" }),
      "the policy itself": policyWith({ Action: ["s3:GetObject", "s3:PutBucketPolicy"] }),
      "whatever is there": policyWith({ Resource: "*" }),
    },
  },
};

function findingsOf(policy: string, statement: PolicyStatement): readonly Finding[] {
  const { sid, actions, notActions, resources } = statement;
  const allows = `statement ${sid} of ${policy} allows`;
  return [
    ...actions
      .filter((action) => action.includes("*"))
      .map((action) => ({ id: `Action::${action}`, message: `${allows} ${action}` })),
    ...actions
      .filter((action) => administration.test(action))
      .map((action) => ({ id: `Administration::${action}`, message: `${allows} ${action}` })),
    ...(notActions.length > 0 ? [{ id: `NotAction::${sid}`, message: `${allows} everything but a list` }] : []),
    ...(resources.includes("*") ? [{ id: `Resource::${sid}`, message: `${allows} its actions on *` }] : []),
  ];
}
