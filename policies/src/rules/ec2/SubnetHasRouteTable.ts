import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { associationType, subnetType, tableType, vpcType } from "./networkTypes.js";

const subnet = [
  { type: subnetType, name: "inside", refersTo: { vpcId: "vpc" } },
  { type: vpcType, name: "vpc" },
] as const;

/** Every subnet names its route table, so that no other program's change of the main one gives it a way out. */
export const SubnetHasRouteTable: RelationRule = {
  id: "subnet-route-table-named",
  title: "Subnets name their route table",
  severity: "low",
  why: "A subnet without one follows the main route table of the network: a route added there opens it unseen",
  fix: "add a RouteTableAssociation of the subnet with a route table of its own",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html",
  controls: ["NET-01", "NET-12"],
  scope: "stack",
  types: [subnetType],
  evaluate: (resource, graph) => {
    // Where the network is another program's, its associations may be there too.
    if (!graph.referenced(resource, "vpcId").some(({ type }) => type === vpcType)) return compliant;
    return graph.referring(associationType, "subnetId", resource).length > 0
      ? compliant
      : violation("MainTable", `subnet ${resource.name} follows the main route table of its network`);
  },
  examples: {
    good: [
      ...subnet,
      { type: tableType, name: "table" },
      { type: associationType, name: "link", refersTo: { subnetId: "inside", routeTableId: "table" } },
    ],
    bad: subnet,
  },
};
