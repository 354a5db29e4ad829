import {
  AssociateRouteTableCommand,
  DescribeRouteTablesCommand,
  DisassociateRouteTableCommand,
  ReplaceRouteTableAssociationCommand,
  type RouteTableAssociation,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";

export const routeTableAssociation = defineResource({
  type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
  applied: true,
  why: "Gives a subnet its route table, by which its tasks are judged",
  inputs: { routeTableId: shape.required(shape.text()), subnetId: shape.required(shape.text()) },
  unsupported: ["gatewayId"],
  replacedBy: ["subnetId"],
  identifiedBy: ["subnetId"],
  examples: [
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.68.0.0/16" }) },
        subnet: {
          type: "aws:ec2/subnet:Subnet",
          inputs: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.68.1.0/24" }),
        },
        second: {
          type: "aws:ec2/subnet:Subnet",
          inputs: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.68.2.0/24" }),
        },
        table: { type: "aws:ec2/routeTable:RouteTable", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
        other: { type: "aws:ec2/routeTable:RouteTable", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
      },
      importId: (known) => `${known("subnetId")}/${known("routeTableId")}`,
      base: (made) => ({ subnetId: made("subnet", "id"), routeTableId: made("table", "id") }),
      updated: (made) => ({ subnetId: made("subnet", "id"), routeTableId: made("other", "id") }),
      replacing: (made) => ({ subnetId: made("second", "id"), routeTableId: made("table", "id") }),
    },
  ],

  identity: (_inputs, context) => ({ id: `rtbassoc-${planId(context.urn)}`, outputs: {} }),

  async create(inputs, context) {
    const { AssociationId } = await context.clients
      .ec2(context.region)
      .send(new AssociateRouteTableCommand({ RouteTableId: inputs.routeTableId, SubnetId: inputs.subnetId }));
    return { id: AssociationId ?? "" };
  },

  /** `id` is also the import form, `<subnet>/<route table>`. */
  async read(id, inputs, context) {
    const found = await find(id, inputs.subnetId ?? id.split("/")[0] ?? "", context);
    return found && { id: found.RouteTableAssociationId, routeTableId: found.RouteTableId, subnetId: found.SubnetId };
  },

  async update(id, olds, news, context) {
    const found = await find(id, olds.subnetId, context);
    await context.clients.ec2(context.region).send(
      new ReplaceRouteTableAssociationCommand({
        AssociationId: found?.RouteTableAssociationId ?? id,
        RouteTableId: news.routeTableId,
      }),
    );
  },

  async delete(id, olds, context) {
    const found = await find(id, olds.subnetId, context);
    if (!found) return;
    await context.clients
      .ec2(context.region)
      .send(new DisassociateRouteTableCommand({ AssociationId: found.RouteTableAssociationId }));
  },
});

/**
 * By the subnet, which has at most one: EC2 gives an association another id when its table is replaced, and Pulumi
 * keeps the first.
 */
const find = async (id: string, subnetId: string, context: Context): Promise<RouteTableAssociation | undefined> => {
  const { RouteTables: tables } = await context.clients
    .ec2(context.region)
    .send(new DescribeRouteTablesCommand({ Filters: [{ Name: "association.subnet-id", Values: [subnetId] }] }));
  return tables
    ?.flatMap(({ Associations }) => Associations ?? [])
    .find((live) => live.SubnetId === subnetId || live.RouteTableAssociationId === id);
};
