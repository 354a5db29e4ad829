import {
  CreateRouteCommand,
  CreateRouteTableCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DescribeRouteTablesCommand,
  type Route,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { present } from "../../values/present.js";
import { sameJson } from "../../values/sameJson.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";

const route = {
  cidrBlock: shape.required(shape.text()),
  gatewayId: shape.text(),
  natGatewayId: shape.text(),
  transitGatewayId: shape.text(),
  vpcPeeringConnectionId: shape.text(),
};

const inlineRoute = shape.object(route, [
  "carrierGatewayId",
  "coreNetworkArn",
  "destinationPrefixListId",
  "egressOnlyGatewayId",
  "ipv6CidrBlock",
  "localGatewayId",
  "networkInterfaceId",
  "odbNetworkArn",
  "vpcEndpointId",
]);

type InlineRoute = InputsOf<typeof route>;

export const routeTable = defineResource({
  type: "aws:ec2/routeTable:RouteTable",
  applied: true,
  why: "Decides with its endpoints and routes what a task in an associated subnet can reach",
  inputs: {
    vpcId: shape.required(shape.text()),
    routes: shape.set(inlineRoute),
    tags: shape.map(shape.text()),
  },
  unsupported: ["propagatingVgws"],
  replacedBy: ["vpcId"],
  examples: [
    {
      needs: { vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.64.0.0/16" }) } },
      base: (made) => ({ vpcId: made("vpc", "id"), tags: { Name: "conformance" } }),
      updated: (made) => ({ vpcId: made("vpc", "id"), tags: { Name: "conformance", tier: "isolated" } }),
    },
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.65.0.0/16" }) },
        other: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.66.0.0/16" }) },
      },
      base: (made) => ({
        vpcId: made("vpc", "id"),
        routes: [{ cidrBlock: "10.99.0.0/16", vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f60718" }],
      }),
      updated: (made) => ({
        vpcId: made("vpc", "id"),
        routes: [
          { cidrBlock: "10.98.0.0/16", vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f60718" },
          { cidrBlock: "10.99.0.0/16", vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f60719" },
        ],
      }),
      replacing: (made) => ({ vpcId: made("other", "id") }),
    },
  ],

  validate(inputs) {
    return (inputs.routes ?? []).flatMap(({ cidrBlock: _cidrBlock, ...targets }, index) =>
      Object.values(targets).filter((target) => target !== undefined).length === 1
        ? []
        : [{ property: `routes[${index}]`, reason: "must have exactly one target, such as natGatewayId" }],
    );
  },

  identity(_inputs, context) {
    const id = `rtb-${planId(context.urn)}`;
    return { id, outputs: { arn: ec2Arn(context, "route-table", id), ownerId: context.accountId } };
  },

  async create(inputs, context) {
    const { RouteTable: made } = await context.clients.ec2(context.region).send(
      new CreateRouteTableCommand({
        VpcId: inputs.vpcId,
        TagSpecifications: ec2Tags.onCreate("route-table", inputs, context),
      }),
    );
    const id = made?.RouteTableId ?? "";
    return await completeCreate(id, async () => {
      for (const wanted of inputs.routes ?? []) await addRoute(id, wanted, context);
    });
  },

  async read(id, inputs, context) {
    const answer = await orAbsent(
      context.clients.ec2(context.region).send(new DescribeRouteTablesCommand({ RouteTableIds: [id] })),
    );
    const found = answer?.RouteTables?.[0];
    if (!found) return undefined;
    const routes = (found.Routes ?? []).filter(({ Origin }) => Origin === "CreateRoute").map(inlineOf);
    // A table without inline routes leaves them to `aws.ec2.Route`, so they are not its own.
    const inline = inputs.routes !== undefined || (inputs.vpcId === undefined && routes.length > 0);
    return {
      vpcId: found.VpcId,
      ...(inline ? { routes } : {}),
      arn: ec2Arn(context, "route-table", id),
      ownerId: found.OwnerId,
      ...ec2Tags.onRead(found.Tags, inputs, context),
    };
  },

  async update(id, olds, news, context) {
    const before = olds.routes ?? [];
    const after = news.routes ?? [];
    for (const old of before)
      if (!after.some((wanted) => sameJson(wanted, old))) await removeRoute(id, old.cidrBlock, context);
    for (const wanted of after) if (!before.some((old) => sameJson(wanted, old))) await addRoute(id, wanted, context);
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  async delete(id, _olds, context) {
    await context.clients.ec2(context.region).send(new DeleteRouteTableCommand({ RouteTableId: id }));
  },
});

const addRoute = async (table: string, wanted: InlineRoute, context: Context): Promise<void> => {
  await context.clients.ec2(context.region).send(
    new CreateRouteCommand({
      RouteTableId: table,
      DestinationCidrBlock: wanted.cidrBlock,
      GatewayId: wanted.gatewayId,
      NatGatewayId: wanted.natGatewayId,
      TransitGatewayId: wanted.transitGatewayId,
      VpcPeeringConnectionId: wanted.vpcPeeringConnectionId,
    }),
  );
};

const removeRoute = async (table: string, cidrBlock: string, context: Context): Promise<void> => {
  await context.clients
    .ec2(context.region)
    .send(new DeleteRouteCommand({ RouteTableId: table, DestinationCidrBlock: cidrBlock }));
};

const inlineOf = (live: Route): InlineRoute =>
  present({
    cidrBlock: live.DestinationCidrBlock ?? "",
    gatewayId: live.GatewayId,
    natGatewayId: live.NatGatewayId,
    transitGatewayId: live.TransitGatewayId,
    vpcPeeringConnectionId: live.VpcPeeringConnectionId,
  });
