import { unscopedActions } from "@sallyport/intents";
import { allowedByIdentity, identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";

const [rolePolicyType] = identityPolicyTypes;
const policyWith = (statement: object) => [
  {
    type: rolePolicyType,
    name: "access",
    props: { policy: JSON.stringify({ Statement: [{ Sid: "Access", Effect: "Allow", ...statement }] }) },
  },
];

/** `*`, and ARNs whose service is a wildcard. */
const anything = /^(\*+|arn:[^:]*:\*.*|arn:\*)$/;

/** No identity policy allows an action on every resource, except the listed actions that AWS cannot scope. */
export const IamNoWildcardResource: ResourceRule = {
  id: "iam-no-wildcard-resource",
  title: "Identity policies name their resources",
  severity: "high",
  why: "A wildcard resource reaches every bucket, queue and key of the account, those of other teams among them",
  fix: "name the ARNs that the workload uses; only actions that AWS cannot scope may have *",
  url: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  controls: ["IAM-01", "ENC-09"],
  scope: "resource",
  types: identityPolicyTypes,
  evaluate: (resource) =>
    verdictOf(allowedByIdentity(resource).flatMap((statement) => findingsOf(resource.name, statement))),
  examples: {
    good: policyWith({ Action: ["ecr:GetAuthorizationToken"], Resource: "*" }),
    bad: policyWith({ Action: ["kms:Decrypt"], Resource: "*" }),
    others: {
      "a write to every table": policyWith({ Action: "dynamodb:PutItem", Resource: "*" }),
      "a listing of every bucket": policyWith({ Action: "s3:ListBucket", Resource: ["*"] }),
      "everything but a list": policyWith({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::payroll/*" }),
      "any service": policyWith({ Action: "s3:GetObject", Resource: "arn:aws:*:*:*:*" }),
    },
  },
};

function findingsOf(name: string, { sid, actions, resources, notResources }: PolicyStatement): readonly Finding[] {
  const unscoped = (action: string) => Object.hasOwn(unscopedActions, action);
  return [
    ...(resources.some((resource) => anything.test(resource))
      ? actions
          .filter((action) => !unscoped(action))
          .map((action) => ({
            id: `Resource::${action}`,
            message: `statement ${sid} of ${name} allows ${action} on every resource`,
          }))
      : []),
    ...(notResources.length > 0
      ? [{ id: `NotResource::${sid}`, message: `statement ${sid} of ${name} reaches everything but a list` }]
      : []),
  ];
}
