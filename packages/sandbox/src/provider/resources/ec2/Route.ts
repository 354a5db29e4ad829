import { crc32 } from "node:zlib";
import { CreateRouteCommand, DeleteRouteCommand, DescribeRouteTablesCommand } from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";

const inputs = {
  routeTableId: shape.required(shape.text()),
  destinationCidrBlock: shape.required(shape.text()),
  gatewayId: shape.text(),
  natGatewayId: shape.text(),
  transitGatewayId: shape.text(),
  vpcPeeringConnectionId: shape.text(),
};

const targets = ["gatewayId", "natGatewayId", "transitGatewayId", "vpcPeeringConnectionId"] as const;

export const route = defineResource({
  type: "aws:ec2/route:Route",
  applied: true,
  why: "A route to a NAT or internet gateway lets tasks out; a peering or transit gateway target is only kept",
  inputs,
  unsupported: [
    "carrierGatewayId",
    "coreNetworkArn",
    "destinationIpv6CidrBlock",
    "destinationPrefixListId",
    "egressOnlyGatewayId",
    "localGatewayId",
    "networkInterfaceId",
    "odbNetworkArn",
    "vpcEndpointId",
  ],
  replacedBy: ["routeTableId", "destinationCidrBlock"],
  identifiedBy: ["routeTableId", "destinationCidrBlock"],
  examples: [
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.67.0.0/16" }) },
        table: { type: "aws:ec2/routeTable:RouteTable", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
      },
      importId: (known) => `${known("routeTableId")}_${known("destinationCidrBlock")}`,
      base: (made) => ({
        routeTableId: made("table", "id"),
        destinationCidrBlock: "10.99.0.0/16",
        vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f60718",
      }),
      updated: (made) => ({
        routeTableId: made("table", "id"),
        destinationCidrBlock: "10.99.0.0/16",
        transitGatewayId: "tgw-0a1b2c3d4e5f60718",
      }),
      replacing: (made) => ({
        routeTableId: made("table", "id"),
        destinationCidrBlock: "10.98.0.0/16",
        vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f60718",
      }),
    },
  ],

  validate: (given) =>
    targets.filter((target) => given[target] !== undefined).length === 1
      ? []
      : [{ property: "gatewayId", reason: `a route must have exactly one target: one of ${targets.join(", ")}` }],

  identity: (given) => ({
    id: routeId(given.routeTableId, given.destinationCidrBlock),
    outputs: { origin: "CreateRoute", state: "active", instanceId: "", instanceOwnerId: "" },
  }),

  async create(given, context) {
    await add(given, context);
    return { id: routeId(given.routeTableId, given.destinationCidrBlock) };
  },

  async read(id, given, context) {
    const { table, destination } = place(id, given);
    const answer = await orAbsent(
      context.clients.ec2(context.region).send(new DescribeRouteTablesCommand({ RouteTableIds: [table] })),
    );
    const found = answer?.RouteTables?.[0]?.Routes?.find((live) => live.DestinationCidrBlock === destination);
    if (!found) return undefined;
    return {
      id: routeId(table, destination),
      routeTableId: table,
      destinationCidrBlock: destination,
      gatewayId: found.GatewayId,
      natGatewayId: found.NatGatewayId,
      transitGatewayId: found.TransitGatewayId,
      vpcPeeringConnectionId: found.VpcPeeringConnectionId,
      origin: found.Origin,
      state: found.State,
      instanceId: found.InstanceId ?? "",
      instanceOwnerId: found.InstanceOwnerId ?? "",
    };
  },

  // ReplaceRoute of the emulator knows only three kinds of target, and would keep the old one beside the new.
  async update(_id, olds, news, context) {
    await remove(olds.routeTableId, olds.destinationCidrBlock, context);
    await add(news, context);
  },

  async delete(_id, olds, context) {
    await remove(olds.routeTableId, olds.destinationCidrBlock, context);
  },
});

/** The official provider's id; it imports by `<route table>_<destination>`. */
const routeId = (table: string, destination: string): string => `r-${table}${crc32(destination)}`;

const place = (id: string, given: Partial<InputsOf<typeof inputs>>): { table: string; destination: string } => {
  const [table = "", destination = ""] = id.split("_");
  return { table: given.routeTableId ?? table, destination: given.destinationCidrBlock ?? destination };
};

const add = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  await context.clients.ec2(context.region).send(
    new CreateRouteCommand({
      RouteTableId: given.routeTableId,
      DestinationCidrBlock: given.destinationCidrBlock,
      GatewayId: given.gatewayId,
      NatGatewayId: given.natGatewayId,
      TransitGatewayId: given.transitGatewayId,
      VpcPeeringConnectionId: given.vpcPeeringConnectionId,
    }),
  );
};

const remove = async (table: string, destination: string, context: Context): Promise<void> => {
  await context.clients
    .ec2(context.region)
    .send(new DeleteRouteCommand({ RouteTableId: table, DestinationCidrBlock: destination }));
};
