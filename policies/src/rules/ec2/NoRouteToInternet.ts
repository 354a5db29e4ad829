import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { allowedWayOf } from "./allowedWayOf.js";
import { isolatedVpcType, routeType, tableType } from "./networkTypes.js";
import { inIsolatedVpc, waysOut } from "./waysOut.js";

/**
 * No route table of isolated subnets or of databases leads anywhere but to its own VPC and endpoints, and no other one
 * by a way that is not its tier's: what a written reason cannot excuse. For the rest see RouteToInternetHasReason.
 */
export const NoRouteToInternet: RelationRule = {
  id: "vpc-isolated-has-no-way-out",
  title: "Isolated networks have no way out",
  severity: "critical",
  why: "With a route to a gateway a compromised worker can carry data out of the account",
  fix: "remove the route; reach AWS services through VPC endpoints",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  controls: ["NET-01", "NET-12"],
  scope: "stack",
  types: [tableType],
  evaluate: (table, graph) =>
    verdictOf(
      (inIsolatedVpc(table, graph) ? waysOut(table, graph) : [])
        .filter((way) => way !== allowedWayOf(table))
        .map((way) => ({ id: `Way::${way}`, message: `route table ${table.name} has a route through ${way}` })),
    ),
  examples: {
    good: [
      { type: tableType, name: "table", parent: "vpc" },
      { type: isolatedVpcType, name: "vpc" },
    ],
    bad: [
      { type: tableType, name: "table", parent: "vpc" },
      { type: isolatedVpcType, name: "vpc" },
      {
        type: routeType,
        name: "out",
        props: { natGatewayId: "nat-1", destinationCidrBlock: "0.0.0.0/0" },
        refersTo: { routeTableId: "table" },
      },
    ],
    others: {
      "a private subnet that leads to the internet beside its NAT gateway": [
        { type: tableType, name: "table", parent: "vpc", props: { tags: { "sallyport:tier": "private" } } },
        { type: isolatedVpcType, name: "vpc" },
        {
          type: routeType,
          name: "out",
          props: { gatewayId: "igw-1", destinationCidrBlock: "0.0.0.0/0" },
          refersTo: { routeTableId: "table" },
        },
      ],
      "a database's subnet that leads out through NAT": [
        { type: tableType, name: "table", parent: "vpc", props: { tags: { "sallyport:tier": "database" } } },
        { type: isolatedVpcType, name: "vpc" },
        {
          type: routeType,
          name: "out",
          props: { natGatewayId: "nat-1", destinationCidrBlock: "0.0.0.0/0" },
          refersTo: { routeTableId: "table" },
        },
      ],
    },
  },
};
