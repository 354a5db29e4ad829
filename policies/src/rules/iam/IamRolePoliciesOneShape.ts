import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { attachmentType, rolePolicyType, roleType } from "./roleGraph.js";

/** The older shape, a list on the role, and the resources that it takes away again. */
const shapes: Readonly<Record<string, string>> = { inlinePolicies: rolePolicyType, managedPolicyArns: attachmentType };

/** A role's policies are listed on it, or are resources of their own, and never both. */
export const IamRolePoliciesOneShape: RelationRule = {
  id: "iam-role-policies-one-shape",
  title: "A role's policies are given in one shape",
  severity: "medium",
  why: "A list on the role is exclusive: each deployment takes away what the other resources gave, denials among it, until the next gives it back",
  fix: "leave inlinePolicies and managedPolicyArns out and use RolePolicy and RolePolicyAttachment",
  url: "https://www.pulumi.com/registry/packages/aws/api-docs/iam/role/",
  controls: ["IAM-01"],
  scope: "stack",
  types: [roleType],
  evaluate: (role, graph) =>
    verdictOf(
      Object.keys(shapes)
        .filter((property) => isSet(role.inputs, property) && besides(role, property, graph).length > 0)
        .map((property) => ({
          id: `Both::${property}`,
          message: `role ${role.name} has ${property} and ${besides(role, property, graph)
            .map(({ name }) => name)
            .join(", ")}`,
        })),
    ),
  examples: {
    good: [
      { type: roleType, name: "task" },
      { type: rolePolicyType, name: "access", refersTo: { role: "task" } },
    ],
    bad: [
      { type: roleType, name: "task", props: { inlinePolicies: [{ name: "keys", policy: "{}" }] } },
      { type: rolePolicyType, name: "access", refersTo: { role: "task" } },
    ],
    others: {
      "managed policies": [
        { type: roleType, name: "task", props: { managedPolicyArns: ["arn:aws:iam::111122223333:policy/a"] } },
        { type: attachmentType, name: "attachment", refersTo: { role: "task" } },
      ],
    },
  },
};

function besides(role: ResourceView, property: string, graph: ResourceGraph): readonly ResourceView[] {
  return graph.referring(shapes[property] ?? "", "role", role);
}
