import {
  CreateSubnetCommand,
  DeleteSubnetCommand,
  DescribeSubnetsCommand,
  type HostnameType,
  ModifySubnetAttributeCommand,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { availabilityZoneId } from "./availabilityZoneId.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";

const inputs = {
  vpcId: shape.required(shape.text()),
  cidrBlock: shape.required(shape.text()),
  availabilityZone: shape.text(),
  availabilityZoneId: shape.text(),
  mapPublicIpOnLaunch: shape.withDefault(shape.flag(), false),
  privateDnsHostnameTypeOnLaunch: shape.withDefault(shape.text(["ip-name", "resource-name"]), "ip-name"),
  enableResourceNameDnsARecordOnLaunch: shape.withDefault(shape.flag(), false),
  enableResourceNameDnsAaaaRecordOnLaunch: shape.withDefault(shape.flag(), false),
  tags: shape.map(shape.text()),
};

export const subnet = defineResource({
  type: "aws:ec2/subnet:Subnet",
  applied: true,
  why: "Tasks are placed in it and judged by its route table; overlapping CIDR blocks are accepted, unlike on AWS",
  inputs,
  unsupported: [
    "assignIpv6AddressOnCreation",
    "customerOwnedIpv4Pool",
    "enableDns64",
    "enableLniAtDeviceIndex",
    "ipv4IpamPoolId",
    "ipv4NetmaskLength",
    "ipv6CidrBlock",
    "ipv6IpamPoolId",
    "ipv6Native",
    "ipv6NetmaskLength",
    "mapCustomerOwnedIpOnLaunch",
    "outpostArn",
  ],
  replacedBy: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"],
  examples: [
    {
      needs: { vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.63.0.0/16" }) } },
      base: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.63.1.0/24", tags: { Name: "conformance" } }),
      updated: (made) => ({
        vpcId: made("vpc", "id"),
        cidrBlock: "10.63.1.0/24",
        mapPublicIpOnLaunch: true,
        enableResourceNameDnsARecordOnLaunch: true,
        tags: { Name: "conformance-changed" },
      }),
      replacing: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.63.2.0/24", tags: { Name: "conformance" } }),
    },
  ],

  // AWS draws a zone; the first is a stable answer, so that a plan and the deployment agree.
  defaults: (given, context) => {
    if (given.availabilityZone !== undefined || given.availabilityZoneId !== undefined) return {};
    return { availabilityZone: `${context.region}a` };
  },

  identity(given, context) {
    const id = `subnet-${planId(context.urn)}`;
    const zone = given.availabilityZone ?? `${context.region}a`;
    return {
      id,
      outputs: {
        arn: ec2Arn(context, "subnet", id),
        ownerId: context.accountId,
        availabilityZone: zone,
        availabilityZoneId: given.availabilityZoneId ?? availabilityZoneId(zone),
      },
    };
  },

  async create(given, context) {
    const { Subnet: made } = await context.clients.ec2(context.region).send(
      new CreateSubnetCommand({
        VpcId: given.vpcId,
        CidrBlock: given.cidrBlock,
        AvailabilityZone: given.availabilityZone,
        AvailabilityZoneId: given.availabilityZoneId,
        TagSpecifications: ec2Tags.onCreate("subnet", given, context),
      }),
    );
    const id = made?.SubnetId ?? "";
    return await completeCreate(id, () => setAttributes(id, given, context));
  },

  async read(id, given, context) {
    const answer = await orAbsent(
      context.clients.ec2(context.region).send(new DescribeSubnetsCommand({ SubnetIds: [id] })),
    );
    const found = answer?.Subnets?.[0];
    if (!found) return undefined;
    const names = found.PrivateDnsNameOptionsOnLaunch;
    return {
      vpcId: found.VpcId,
      cidrBlock: found.CidrBlock,
      availabilityZone: found.AvailabilityZone,
      availabilityZoneId: found.AvailabilityZoneId,
      mapPublicIpOnLaunch: found.MapPublicIpOnLaunch ?? false,
      privateDnsHostnameTypeOnLaunch: names?.HostnameType ?? "ip-name",
      enableResourceNameDnsARecordOnLaunch: names?.EnableResourceNameDnsARecord ?? false,
      enableResourceNameDnsAaaaRecordOnLaunch: names?.EnableResourceNameDnsAAAARecord ?? false,
      arn: ec2Arn(context, "subnet", id),
      ownerId: found.OwnerId,
      ...ec2Tags.onRead(found.Tags, given, context),
    };
  },

  async update(id, olds, news, context) {
    await setAttributes(id, news, context);
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  async delete(id, _olds, context) {
    await context.clients.ec2(context.region).send(new DeleteSubnetCommand({ SubnetId: id }));
  },
});

/** EC2 changes one attribute a call. */
const setAttributes = async (id: string, given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  const changes = [
    { MapPublicIpOnLaunch: { Value: given.mapPublicIpOnLaunch } },
    { PrivateDnsHostnameTypeOnLaunch: given.privateDnsHostnameTypeOnLaunch as HostnameType },
    { EnableResourceNameDnsARecordOnLaunch: { Value: given.enableResourceNameDnsARecordOnLaunch } },
    { EnableResourceNameDnsAAAARecordOnLaunch: { Value: given.enableResourceNameDnsAaaaRecordOnLaunch } },
  ];
  for (const change of changes)
    await context.clients.ec2(context.region).send(new ModifySubnetAttributeCommand({ SubnetId: id, ...change }));
};
