import { AllocateAddressCommand, DescribeAddressesCommand, ReleaseAddressCommand } from "@aws-sdk/client-ec2";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";

const inputs = {
  domain: shape.withDefault(shape.text(["vpc"]), "vpc"),
  tags: shape.map(shape.text()),
};

/** The official provider's `publicDns`: computed from the address. */
const publicDns = (address: string, region: string): string =>
  `ec2-${address.replaceAll(".", "-")}.${region === "us-east-1" ? "compute-1" : `${region}.compute`}.amazonaws.com`;

export const eip = defineResource({
  type: "aws:ec2/eip:Eip",
  applied: true,
  why: "The emulator draws an address, which no traffic ever comes from; a NAT gateway that uses it is not shown",
  inputs,
  unsupported: [
    "address",
    "associateWithPrivateIp",
    "customerOwnedIpv4Pool",
    "instance",
    "ipamPoolId",
    "networkBorderGroup",
    "networkInterface",
    "publicIpv4Pool",
  ],
  replacedBy: ["domain"],
  examples: [
    {
      base: () => ({ domain: "vpc", tags: { Name: "conformance" } }),
      updated: () => ({ domain: "vpc", tags: { Name: "conformance-changed" } }),
    },
  ],

  identity(_given, context) {
    const id = `eipalloc-${planId(context.urn)}`;
    const publicIp = "198.51.100.1";
    return {
      id,
      outputs: {
        allocationId: id,
        arn: ec2Arn(context, "elastic-ip", id),
        publicIp,
        publicDns: publicDns(publicIp, context.region),
      },
    };
  },

  async create(given, context) {
    const { AllocationId = "" } = await context.clients.ec2(context.region).send(
      new AllocateAddressCommand({
        Domain: given.domain as "vpc",
        TagSpecifications: ec2Tags.onCreate("elastic-ip", given, context),
      }),
    );
    return { id: AllocationId };
  },

  async read(id, given, context) {
    const answer = await orAbsent(
      context.clients.ec2(context.region).send(new DescribeAddressesCommand({ AllocationIds: [id] })),
    );
    const found = answer?.Addresses?.[0];
    if (!found) return undefined;
    const publicIp = found.PublicIp ?? "";
    return {
      domain: found.Domain,
      allocationId: id,
      arn: ec2Arn(context, "elastic-ip", id),
      publicIp,
      publicDns: publicDns(publicIp, context.region),
      ...ec2Tags.onRead(found.Tags, given, context),
    };
  },

  async update(id, olds, news, context) {
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  async delete(id, _olds, context) {
    await context.clients.ec2(context.region).send(new ReleaseAddressCommand({ AllocationId: id }));
  },
});
