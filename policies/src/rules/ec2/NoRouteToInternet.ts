import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";

const tableType = "aws:ec2/routeTable:RouteTable";
const routeType = "aws:ec2/route:Route";
const isolatedVpcType = "sallyport:index:IsolatedVpc";
const waysOut = ["gatewayId", "natGatewayId", "egressOnlyGatewayId", "transitGatewayId", "networkInterfaceId"] as const;

/** No route table of an isolated VPC leads anywhere but to its own VPC and endpoints. */
export const NoRouteToInternet: RelationRule = {
  id: "vpc-isolated-has-no-way-out",
  title: "Isolated networks have no way out",
  severity: "critical",
  why: "With a route to a gateway a compromised worker can carry data out of the account",
  fix: "remove the route; reach AWS services through VPC endpoints",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  controls: ["NET-01"],
  scope: "stack",
  waivedBy: "publicSubnets",
  types: [tableType],
  evaluate: (table, graph) => {
    if (!graph.ancestors(table).some(({ type }) => type === isolatedVpcType)) return compliant;
    const inline = (table.props.routes as readonly Readonly<Record<string, unknown>>[] | undefined) ?? [];
    const own = graph.referring(routeType, "routeTableId", table).map(({ props }) => props);
    return verdictOf(
      [...inline, ...own].flatMap((route) =>
        openWays(route).map((way) => ({
          id: `Way::${way}`,
          message: `route table ${table.name} has a route through ${way}`,
        })),
      ),
    );
  },
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
  },
};

/** The ways that a route uses. The gateway endpoints of S3 and DynamoDB are no way out. */
function openWays(route: ResourceView["props"]): readonly string[] {
  return waysOut.filter((way) => {
    if (!Object.keys(route).includes(way)) return false;
    const value = route[way];
    return value !== undefined && value !== "" && value !== "local" && !String(value).startsWith("vpce-");
  });
}
