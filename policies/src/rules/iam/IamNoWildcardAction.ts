import { allowedByIdentity, identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const [rolePolicyType] = identityPolicyTypes;
const policyFor = (statement: object) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Resource: "arn:aws:s3:::data/*", ...statement }] });

/** No identity policy allows an action by wildcard, or everything except a list. */
export const IamNoWildcardAction: ResourceRule = {
  id: "iam-no-wildcard-action",
  title: "Identity policies name their actions",
  severity: "high",
  why: "A wildcard grants actions that nobody reviewed, those that AWS adds later among them",
  fix: "list the actions that the workload calls",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  controls: ["IAM-01"],
  scope: "resource",
  types: identityPolicyTypes,
  evaluate: (resource) =>
    verdictOf(
      allowedByIdentity(resource).flatMap(({ sid, actions, notActions }) => [
        ...actions
          .filter((action) => /[*?]/.test(action))
          .map((action) => ({
            id: `Action::${action}`,
            message: `statement ${sid} of ${resource.name} allows ${action}`,
          })),
        ...(notActions.length > 0
          ? [{ id: `NotAction::${sid}`, message: `statement ${sid} of ${resource.name} allows everything but a list` }]
          : []),
      ]),
    ),
  examples: {
    good: [{ type: rolePolicyType, name: "access", props: { policy: policyFor({ Action: "s3:GetObject" }) } }],
    bad: [{ type: rolePolicyType, name: "access", props: { policy: policyFor({ Action: ["s3:*"] }) } }],
    others: {
      "a part of the actions": [
        { type: "aws:iam/policy:Policy", name: "reader", props: { policy: policyFor({ Action: "s3:Get*" }) } },
      ],
      "everything but a list": [
        { type: "aws:iam/policy:Policy", name: "reader", props: { policy: policyFor({ NotAction: "iam:*" }) } },
      ],
      "an inline policy of a role": [
        {
          type: "aws:iam/role:Role",
          name: "reader",
          props: { inlinePolicies: [{ name: "all", policy: policyFor({ Action: "*" }) }] },
        },
      ],
      "a permission set of people": [
        {
          type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
          name: "people",
          props: { inlinePolicy: policyFor({ Action: "dynamodb:*" }) },
        },
      ],
    },
  },
};
