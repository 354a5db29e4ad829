import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { isolatedVpcType, routeType, vpcType } from "./networkTypes.js";

/** The targets of a route that lie outside of the network. `gatewayId` also takes what lies in it. */
const targets = [
  "gatewayId",
  "natGatewayId",
  "egressOnlyGatewayId",
  "transitGatewayId",
  "vpcPeeringConnectionId",
  "networkInterfaceId",
  "instanceId",
  "vpcEndpointId",
  "carrierGatewayId",
  "localGatewayId",
  "coreNetworkArn",
] as const;

/** Of what an inline route may come from, the target that it is: for routes whose targets are not known yet. */
const targetOfType: Readonly<Record<string, string>> = {
  "aws:ec2/internetGateway:InternetGateway": "gatewayId",
  "aws:ec2/natGateway:NatGateway": "natGatewayId",
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": "egressOnlyGatewayId",
  "aws:ec2transitgateway/transitGateway:TransitGateway": "transitGatewayId",
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": "vpcPeeringConnectionId",
  "aws:ec2/networkInterface:NetworkInterface": "networkInterfaceId",
  "aws:ec2/vpnGateway:VpnGateway": "vpnGateway",
};

/**
 * The ways by which a route table leads out of its network, inline or by routes of their own, each once. The gateway endpoints of S3 and
 * DynamoDB are no way out. `gatewayId` is a gateway to the internet, `vpnGateway` one to a network of one's own.
 *
 * @param table a route table, or the VPC whose main route table is meant
 * @throws UnknownValueError where a route's gateway is neither known nor a resource of this program
 */
export function waysOut(table: ResourceView, graph: ResourceGraph): readonly string[] {
  const own = graph.referring(routeType, "routeTableId", table).flatMap((route) => waysOfRoute(route, graph));
  if (table.type === vpcType) return [...new Set(own)];
  return [...new Set([...inlineWays(table, graph), ...propagatedWays(table), ...own])];
}

/** Whether a resource is part of a network that a component keeps without a way out. */
export function inIsolatedVpc(resource: ResourceView, graph: ResourceGraph): boolean {
  return graph.ancestors(resource).some(({ type }) => type === isolatedVpcType);
}

function waysOfRoute(route: ResourceView, graph: ResourceGraph): readonly string[] {
  return targets.flatMap((target) => {
    if (!isSet(route.inputs, target)) return [];
    const [from] = graph.referenced(route, target);
    if (from) return [targetOfType[from.type] ?? target];
    return wayOf(target, route.inputs);
  });
}

function inlineWays(table: ResourceView, graph: ResourceGraph): readonly string[] {
  const byReference = graph.referenced(table, "routes").flatMap(({ type }) => targetOfType[type] ?? []);
  const read = () => {
    const routes = (table.inputs.routes as readonly ResourceView["inputs"][] | undefined) ?? [];
    return routes.flatMap((route) => targets.flatMap((target) => (isSet(route, target) ? wayOf(target, route) : [])));
  };
  return byReference.length > 0 ? [...byReference, ...(ifKnown(read) ?? [])] : read();
}

function propagatedWays({ inputs }: ResourceView): readonly string[] {
  const gateways = inputs.propagatingVgws as readonly unknown[] | undefined;
  return gateways !== undefined && gateways.length > 0 ? ["vpnGateway"] : [];
}

function wayOf(target: (typeof targets)[number], route: ResourceView["inputs"]): readonly string[] {
  if (target !== "gatewayId") {
    // A way out whatever its id is, so that it need not be known yet.
    const id = ifKnown(() => route[target]);
    return id === "" || id === null ? [] : [target];
  }
  const id = String(route.gatewayId ?? "");
  if (id === "" || id === "local" || id.startsWith("vpce-")) return [];
  return [id.startsWith("vgw-") ? "vpnGateway" : "gatewayId"];
}
