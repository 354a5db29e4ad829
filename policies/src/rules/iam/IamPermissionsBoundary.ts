import { isSet } from "../../documents/isSet.js";
import { perGraph } from "../../engine/perGraph.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { deployerComponent } from "./intendedStatements.js";
import { roleType } from "./roleGraph.js";

interface Settings {
  readonly always: boolean;
}

const taskRole = "sallyport:index:TaskRole";
const permissionsBoundary = "arn:aws:iam::111122223333:policy/boundary";

/** Where a stack has a permissions boundary, every role has one. */
export const IamPermissionsBoundary: RelationRule<Settings> = {
  id: "iam-permissions-boundary",
  title: "Every role has the permissions boundary, where there is one",
  severity: "high",
  why: "The boundary holds what a mistaken policy would let out; one role without it is the way around it",
  fix: "set permissionsBoundary (of a component permissionsBoundaryArn) to the boundary of the account foundation",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  controls: ["IAM-20"],
  scope: "stack",
  types: [roleType],
  settings: {
    always: {
      description: "Whether roles need a boundary even where the stack shows none",
      default: false,
      schema: { type: "boolean" },
    },
  },
  evaluate: (role, graph, { always }) =>
    isSet(role.inputs, "permissionsBoundary") || !(always || isConfigured(role, graph))
      ? compliant
      : violation("Unbounded", `role ${role.name} has no permissions boundary`),
  examples: {
    good: [
      { type: roleType, name: "task", parent: "component", props: { permissionsBoundary } },
      { type: taskRole, name: "component", props: { permissionsBoundaryArn: permissionsBoundary } },
      { type: deployerComponent, name: "deployer" },
      { type: roleType, name: "deploy", parent: "deployer" },
    ],
    bad: [
      { type: roleType, name: "task", parent: "component" },
      { type: taskRole, name: "component", props: { permissionsBoundaryArn: permissionsBoundary } },
    ],
    others: {
      "a role beside bounded ones": [
        { type: roleType, name: "extra" },
        { type: roleType, name: "task", props: { permissionsBoundary } },
      ],
    },
  },
};

/** Whether the role's components were given a boundary, or another role of the stack has one. */
function isConfigured(role: ResourceView, graph: ResourceGraph): boolean {
  const components = graph.ancestors(role);
  if (components.some(({ inputs }) => isSet(inputs, "permissionsBoundaryArn"))) return true;
  // A deployer makes what no workload may, so that their boundary cannot be its own; its policy has denials in its stead.
  if (components.some(({ type }) => type === deployerComponent)) return false;
  return someBounded(graph);
}

const someBounded = perGraph((graph) =>
  graph.ofTypes(roleType).some(({ inputs }) => isSet(inputs, "permissionsBoundary")),
);
