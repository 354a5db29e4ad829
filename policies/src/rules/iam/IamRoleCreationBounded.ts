import { allowsAction } from "../../documents/allowsAction.js";
import { allowedByIdentity, identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";

const [rolePolicyType] = identityPolicyTypes;
/** What makes rights. */
const makers = [
  "iam:CreateRole",
  "iam:PutRolePolicy",
  "iam:AttachRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:CreateUser",
  "iam:PutUserPolicy",
  "iam:AttachUserPolicy",
  "iam:PutUserPermissionsBoundary",
] as const;
/** What takes bounds away. */
const removers = ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"] as const;

const policyWith = (Action: string, Condition?: object) => [
  {
    type: rolePolicyType,
    name: "deployer",
    props: {
      policy: JSON.stringify({
        Statement: [
          {
            Sid: "Roles",
            Effect: "Allow",
            Action,
            Resource: "arn:aws:iam::111122223333:role/orders-*",
            ...(Condition && { Condition }),
          },
        ],
      }),
    },
  },
];
const boundary = "arn:aws:iam::111122223333:policy/boundary";

/** Who gives rights to roles does so under a permissions boundary, and cannot take it off. */
export const IamRoleCreationBounded: ResourceRule = {
  id: "iam-role-creation-bounded",
  title: "Who makes roles makes them under a permissions boundary",
  severity: "high",
  why: "A deployer that gives roles rights without a bound has all rights of the account by way of a role of its own making",
  fix: "add the condition StringEquals iam:PermissionsBoundary with the boundary's ARN, and do not allow its removal",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate",
  controls: ["IAM-20"],
  scope: "resource",
  types: identityPolicyTypes,
  evaluate: (policy) => verdictOf(allowedByIdentity(policy).flatMap((statement) => findingsOf(policy.name, statement))),
  examples: {
    good: policyWith("iam:CreateRole", { StringEquals: { "iam:PermissionsBoundary": boundary } }),
    bad: policyWith("iam:CreateRole"),
    others: {
      "rights to roles that are there": policyWith("iam:PutRolePolicy"),
      "any boundary": policyWith("iam:AttachRolePolicy", { StringLike: { "iam:PermissionsBoundary": "*" } }),
      "the boundary taken off": policyWith("iam:DeleteRolePermissionsBoundary"),
    },
  },
};

function findingsOf(policy: string, statement: PolicyStatement): readonly Finding[] {
  const boundaries = requiredValues(statement, "iam:PermissionsBoundary");
  const bounded = boundaries.length > 0 && !boundaries.some((arn) => arn.includes("*"));
  const where = `statement ${statement.sid} of ${policy} allows`;
  return [
    ...makers
      .filter((action) => !bounded && allowsAction(statement, action))
      .map((action) => ({ id: `Unbounded::${action}`, message: `${where} ${action} without a permissions boundary` })),
    ...removers
      .filter((action) => allowsAction(statement, action))
      .map((action) => ({ id: `Removable::${action}`, message: `${where} ${action}` })),
  ];
}
