import { allowsAction } from "../../documents/allowsAction.js";
import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import { ifKnown } from "../../documents/ifKnown.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { type EscalationPath, escalationPaths } from "./escalationPaths.js";
import { isOpen } from "./openStatements.js";
import { grantedBy, policiesOf, rolePolicyType, rolesOf, roleType } from "./roleGraph.js";

const policyWith = (name: string, ...statements: readonly object[]) => ({
  type: rolePolicyType,
  name,
  props: { policy: JSON.stringify({ Statement: statements.map((one) => ({ Effect: "Allow", ...one })) }) },
});
const pass = { Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/*" };
const create = { Action: "lambda:CreateFunction", Resource: "arn:aws:lambda:eu-west-1:111122223333:function:orders-*" };
const attach = { Action: "iam:AttachRolePolicy", Resource: "*" };

/** Nobody can give himself rights that he was not given. What two policies of a role allow together counts as well. */
export const IamNoPrivilegeEscalation: RelationRule = {
  id: "iam-no-privilege-escalation",
  title: "No policy leads to rights beyond itself",
  severity: "critical",
  why: "Who may change policies or trusts, or run code under any role, is an administrator, whatever his policy is called",
  fix: "name the roles, policies or functions, bind rights over roles by iam:PermissionsBoundary, or remove the action",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-permissions-boundaries",
  controls: ["IAM-01", "IAM-20"],
  scope: "stack",
  types: identityPolicyTypes,
  evaluate: (policy, graph) => {
    const own = grantedBy(policy, graph);
    if (own.length === 0) return verdictOf([]);
    const all = [...own, ...besides(policy, graph)];
    return verdictOf(
      escalationPaths
        .filter((path) => leads(path, all) && contributes(path, own))
        .map(({ open, besides = [] }) => [...open, ...besides])
        .map((actions) => ({
          id: `Path::${actions.join("+")}`,
          message: `${policy.name} allows ${actions.join(" with ")} on whatever there is`,
        })),
    );
  },
  examples: {
    good: [
      policyWith("access", { ...pass, Resource: "arn:aws:iam::111122223333:role/orders-task" }, create, {
        ...attach,
        Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary" } },
      }),
    ],
    bad: [policyWith("access", pass, create)],
    others: {
      "any policy to any role": [policyWith("access", attach)],
      "a new version of any policy": [
        policyWith("access", { Action: "iam:CreatePolicyVersion", Resource: "arn:aws:iam::111122223333:policy/*" }),
      ],
      "the trust of any role": [policyWith("access", { Action: ["iam:UpdateAssumeRolePolicy"], Resource: "*" })],
      "every action": [policyWith("access", { Action: "*", Resource: "*" })],
      "a condition that also holds without a boundary": [
        policyWith("access", {
          ...attach,
          Condition: { StringEqualsIfExists: { "iam:PermissionsBoundary": "arn:b" } },
        }),
      ],
      "two policies of one role": [
        { ...policyWith("passing", pass), refersTo: { role: "role" } },
        { ...policyWith("creating", create), refersTo: { role: "role" } },
        { type: roleType, name: "role" },
      ],
    },
  },
};

/** What the same roles are allowed by their other policies, as far as it is known: an unknown one is judged itself. */
function besides(policy: ResourceView, graph: ResourceGraph): readonly PolicyStatement[] {
  return rolesOf(policy, graph)
    .flatMap((role) => policiesOf(role, graph))
    .filter(({ urn }) => urn !== policy.urn)
    .flatMap((other) => ifKnown(() => grantedBy(other, graph)) ?? []);
}

function leads({ open, besides = [] }: EscalationPath, statements: readonly PolicyStatement[]): boolean {
  return (
    open.every((action) => statements.some((one) => allowsAction(one, action) && isOpen(one))) &&
    besides.every((action) => statements.some((one) => allowsAction(one, action)))
  );
}

function contributes({ open, besides = [] }: EscalationPath, own: readonly PolicyStatement[]): boolean {
  return [...open, ...besides].some((action) => own.some((one) => allowsAction(one, action)));
}
