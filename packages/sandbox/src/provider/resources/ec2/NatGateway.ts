import {
  type ConnectivityType,
  CreateNatGatewayCommand,
  DeleteNatGatewayCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { ec2Tags } from "./ec2Tags.js";

const inputs = {
  subnetId: shape.required(shape.text()),
  allocationId: shape.text(),
  connectivityType: shape.withDefault(shape.text(["public", "private"]), "public"),
  tags: shape.map(shape.text()),
};

export const natGateway = defineResource({
  type: "aws:ec2/natGateway:NatGateway",
  applied: true,
  why: "Lets tasks out where their route table leads to it and its own subnet's to an attached internet gateway; it has no network interface and forwards nothing",
  inputs,
  unsupported: [
    "availabilityMode",
    "availabilityZoneAddresses",
    "privateIp",
    "secondaryAllocationIds",
    "secondaryPrivateIpAddressCount",
    "secondaryPrivateIpAddresses",
    "vpcId",
  ],
  recordedInputs: { allocationId: "The emulator does not return a NAT gateway's addresses" },
  replacedBy: ["subnetId", "allocationId", "connectivityType"],
  examples: [
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.79.0.0/16" }) },
        subnet: {
          type: "aws:ec2/subnet:Subnet",
          inputs: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.79.1.0/24" }),
        },
        other: {
          type: "aws:ec2/subnet:Subnet",
          inputs: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.79.2.0/24" }),
        },
        address: { type: "aws:ec2/eip:Eip", inputs: () => ({}) },
      },
      base: (made) => ({
        subnetId: made("subnet", "id"),
        allocationId: made("address", "id"),
        tags: { Name: "conformance" },
      }),
      updated: (made) => ({
        subnetId: made("subnet", "id"),
        allocationId: made("address", "id"),
        tags: { Name: "conformance-changed" },
      }),
      replacing: (made) => ({ subnetId: made("other", "id"), connectivityType: "private" }),
    },
  ],

  validate: ({ allocationId, connectivityType }) =>
    (allocationId === undefined) === (connectivityType === "private")
      ? []
      : [{ property: "allocationId", reason: "a public NAT gateway must have an Elastic IP's, a private one none" }],

  identity: (given, context) => ({
    id: `nat-${planId(context.urn)}`,
    outputs: { publicIp: given.allocationId === undefined ? "" : "198.51.100.1" },
  }),

  async create(given, context) {
    const { NatGateway: made } = await context.clients.ec2(context.region).send(
      new CreateNatGatewayCommand({
        SubnetId: given.subnetId,
        AllocationId: given.allocationId,
        ConnectivityType: given.connectivityType as ConnectivityType,
        TagSpecifications: ec2Tags.onCreate("natgateway", given, context),
      }),
    );
    return { id: made?.NatGatewayId ?? "" };
  },

  async read(id, given, context) {
    const answer = await orAbsent(
      context.clients.ec2(context.region).send(new DescribeNatGatewaysCommand({ NatGatewayIds: [id] })),
    );
    // A deleted one is described for a while.
    const found = answer?.NatGateways?.find(({ State }) => State === "available" || State === "pending");
    if (!found) return undefined;
    return {
      subnetId: found.SubnetId,
      allocationId: given.allocationId,
      connectivityType: found.ConnectivityType,
      publicIp: given.allocationId === undefined ? "" : await addressOf(given.allocationId, context),
      ...ec2Tags.onRead(found.Tags, given, context),
    };
  },

  async update(id, olds, news, context) {
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  async delete(id, _olds, context) {
    await orAbsent(context.clients.ec2(context.region).send(new DeleteNatGatewayCommand({ NatGatewayId: id })));
  },
});

const addressOf = async (allocationId: string, context: Context): Promise<string> => {
  const answer = await orAbsent(
    context.clients.ec2(context.region).send(new DescribeAddressesCommand({ AllocationIds: [allocationId] })),
  );
  return answer?.Addresses?.[0]?.PublicIp ?? "";
};
