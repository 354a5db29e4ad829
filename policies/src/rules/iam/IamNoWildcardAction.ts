import { allowedByIdentity, identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const policyFor = (action: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: [action], Resource: "arn:aws:s3:::data/*" }] });

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
          .filter((action) => action.includes("*"))
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
    good: [{ type: "aws:iam/rolePolicy:RolePolicy", name: "access", props: { policy: policyFor("s3:GetObject") } }],
    bad: [{ type: "aws:iam/rolePolicy:RolePolicy", name: "access", props: { policy: policyFor("s3:*") } }],
  },
};
