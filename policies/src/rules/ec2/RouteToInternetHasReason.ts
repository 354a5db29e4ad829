import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { allowedWayOf } from "./allowedWayOf.js";
import { isolatedVpcType, routeType, tableType } from "./networkTypes.js";
import { inIsolatedVpc, waysOut } from "./waysOut.js";

/** A private subnet gets out through NAT, and its gateway to the internet, for a written reason only. */
export const RouteToInternetHasReason: RelationRule = {
  id: "vpc-way-out-has-reason",
  title: "A network's way out has a written reason",
  severity: "high",
  why: "A way to the internet that nobody asked for is one that nobody watches, and data leaves by it",
  fix: "reach AWS services through VPC endpoints, or write the reason in exceptions.internetEgress",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
  controls: ["NET-02", "NET-14"],
  scope: "stack",
  waivedBy: "internetEgress",
  types: [tableType],
  evaluate: (table, graph) =>
    verdictOf(
      (inIsolatedVpc(table, graph) ? waysOut(table, graph) : [])
        .filter((way) => way === allowedWayOf(table))
        .map((way) => ({ id: `Way::${way}`, message: `route table ${table.name} has a way out by ${way}` })),
    ),
  examples: {
    good: [
      { type: tableType, name: "table", parent: "vpc", props: { tags: { "sallyport:tier": "private" } } },
      { type: isolatedVpcType, name: "vpc" },
    ],
    bad: [
      { type: tableType, name: "table", parent: "vpc", props: { tags: { "sallyport:tier": "private" } } },
      { type: isolatedVpcType, name: "vpc" },
      {
        type: routeType,
        name: "out",
        props: { natGatewayId: "nat-1", destinationCidrBlock: "0.0.0.0/0" },
        refersTo: { routeTableId: "table" },
      },
    ],
  },
};
