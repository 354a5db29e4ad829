import { unscopedActions } from "@sallyport/intents";
import { allowedByIdentity, identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const policyFor = (action: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: [action], Resource: "*" }] });

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
    verdictOf(
      allowedByIdentity(resource)
        .filter(({ resources }) => resources.includes("*"))
        .flatMap(({ sid, actions }) =>
          actions.filter((action) => !(action in unscopedActions)).map((action) => ({ sid, action })),
        )
        .map(({ sid, action }) => ({
          id: `Resource::${action}`,
          message: `statement ${sid} of ${resource.name} allows ${action} on every resource`,
        })),
    ),
  examples: {
    good: [
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "login",
        props: { policy: policyFor("ecr:GetAuthorizationToken") },
      },
    ],
    bad: [{ type: "aws:iam/rolePolicy:RolePolicy", name: "decrypt", props: { policy: policyFor("kms:Decrypt") } }],
  },
};
