import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

const routeType = "aws:ec2/route:Route";
const isolatedVpcType = "sallyport:index:IsolatedVpc";
const targets = ["gatewayId", "natGatewayId", "egressOnlyGatewayId", "transitGatewayId", "networkInterfaceId"] as const;

/**
 * The ways by which a route table of an isolated VPC leads out of it, inline or by routes of their own; none for tables
 * elsewhere. The gateway endpoints of S3 and DynamoDB are no way out.
 */
export function waysOut(table: ResourceView, graph: ResourceGraph): readonly string[] {
  if (!graph.ancestors(table).some(({ type }) => type === isolatedVpcType)) return [];
  const inline = (table.props.routes as readonly ResourceView["props"][] | undefined) ?? [];
  const own = graph.referring(routeType, "routeTableId", table).map(({ props }) => props);
  return [...inline, ...own].flatMap(targetsOf);
}

function targetsOf(route: ResourceView["props"]): readonly string[] {
  return targets.filter((target) => {
    if (!Object.keys(route).includes(target)) return false;
    const value = route[target];
    return value !== undefined && value !== "" && value !== "local" && !String(value).startsWith("vpce-");
  });
}
