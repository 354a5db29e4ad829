import {
  CreateVpcCommand,
  DeleteVpcCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  ModifyVpcAttributeCommand,
  type Vpc,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import type { Properties } from "../../values/Json.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";

export const vpc = defineResource({
  type: "aws:ec2/vpc:Vpc",
  applied: true,
  why: "Made with its main route table, default network ACL and default security group; tasks are judged by its endpoints and routes",
  inputs: {
    cidrBlock: shape.required(shape.text()),
    instanceTenancy: shape.withDefault(shape.text(["default", "dedicated"]), "default"),
    enableDnsSupport: shape.withDefault(shape.flag(), true),
    enableDnsHostnames: shape.withDefault(shape.flag(), false),
    enableNetworkAddressUsageMetrics: shape.withDefault(shape.flag(), false),
    tags: shape.map(shape.text()),
  },
  unsupported: [
    "assignGeneratedIpv6CidrBlock",
    "ipv4IpamPoolId",
    "ipv4NetmaskLength",
    "ipv6CidrBlock",
    "ipv6CidrBlockNetworkBorderGroup",
    "ipv6IpamPoolId",
    "ipv6NetmaskLength",
  ],
  recordedInputs: { enableNetworkAddressUsageMetrics: "the emulator ignores the attribute and always answers false" },
  replacedBy: ["cidrBlock", "instanceTenancy"],
  examples: [
    {
      base: () => ({ cidrBlock: "10.61.0.0/16", tags: { Name: "conformance" } }),
      updated: () => ({
        cidrBlock: "10.61.0.0/16",
        enableDnsHostnames: true,
        enableDnsSupport: true,
        tags: { Name: "conformance", owner: "platform" },
      }),
      replacing: () => ({ cidrBlock: "10.62.0.0/16", tags: { Name: "conformance" } }),
    },
  ],

  identity(_inputs, context) {
    const id = `vpc-${planId(context.urn)}`;
    return {
      id,
      outputs: {
        arn: ec2Arn(context, "vpc", id),
        ownerId: context.accountId,
        mainRouteTableId: `rtb-${planId(context.urn, 17, "main")}`,
        defaultRouteTableId: `rtb-${planId(context.urn, 17, "main")}`,
        defaultNetworkAclId: `acl-${planId(context.urn)}`,
        defaultSecurityGroupId: `sg-${planId(context.urn)}`,
        dhcpOptionsId: `dopt-${planId(context.accountId + context.region, 17)}`,
      },
    };
  },

  async create(inputs, context) {
    const { Vpc: made } = await context.clients.ec2(context.region).send(
      new CreateVpcCommand({
        CidrBlock: inputs.cidrBlock,
        InstanceTenancy: inputs.instanceTenancy,
        TagSpecifications: ec2Tags.onCreate("vpc", inputs, context),
      }),
    );
    const id = made?.VpcId ?? "";
    return await completeCreate(id, () => setDns(id, inputs, context));
  },

  async read(id, inputs, context) {
    const client = context.clients.ec2(context.region);
    const found = (await orAbsent(client.send(new DescribeVpcsCommand({ VpcIds: [id] }))))?.Vpcs?.[0];
    if (!found) return undefined;
    const { EnableDnsSupport: support } = await client.send(
      new DescribeVpcAttributeCommand({ VpcId: id, Attribute: "enableDnsSupport" }),
    );
    const { EnableDnsHostnames: hostnames } = await client.send(
      new DescribeVpcAttributeCommand({ VpcId: id, Attribute: "enableDnsHostnames" }),
    );
    return {
      cidrBlock: found.CidrBlock,
      instanceTenancy: found.InstanceTenancy,
      enableDnsSupport: support?.Value ?? true,
      enableDnsHostnames: hostnames?.Value ?? false,
      arn: ec2Arn(context, "vpc", id),
      ...(await defaults(found, context)),
      ...ec2Tags.onRead(found.Tags, inputs, context),
    };
  },

  async update(id, olds, news, context) {
    await setDns(id, news, context);
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  async delete(id, _olds, context) {
    await context.clients.ec2(context.region).send(new DeleteVpcCommand({ VpcId: id }));
  },
});

/** EC2 changes one attribute a call, and refuses host names while DNS support is off: so support goes first. */
const setDns = async (
  id: string,
  inputs: { readonly enableDnsSupport: boolean; readonly enableDnsHostnames: boolean },
  context: Context,
): Promise<void> => {
  const client = context.clients.ec2(context.region);
  await client.send(new ModifyVpcAttributeCommand({ VpcId: id, EnableDnsSupport: { Value: inputs.enableDnsSupport } }));
  await client.send(
    new ModifyVpcAttributeCommand({ VpcId: id, EnableDnsHostnames: { Value: inputs.enableDnsHostnames } }),
  );
};

/** The objects that come with a VPC, which no describe call of the VPC itself names. */
const defaults = async (found: Vpc, context: Context): Promise<Properties> => {
  const client = context.clients.ec2(context.region);
  const ofVpc = { Name: "vpc-id", Values: [found.VpcId ?? ""] };
  const tables = await client.send(
    new DescribeRouteTablesCommand({ Filters: [ofVpc, { Name: "association.main", Values: ["true"] }] }),
  );
  const acls = await client.send(
    new DescribeNetworkAclsCommand({ Filters: [ofVpc, { Name: "default", Values: ["true"] }] }),
  );
  const groups = await client.send(
    new DescribeSecurityGroupsCommand({ Filters: [ofVpc, { Name: "group-name", Values: ["default"] }] }),
  );
  const mainRouteTableId = tables.RouteTables?.[0]?.RouteTableId;
  return {
    ownerId: found.OwnerId,
    mainRouteTableId,
    defaultRouteTableId: mainRouteTableId,
    defaultNetworkAclId: acls.NetworkAcls?.[0]?.NetworkAclId,
    defaultSecurityGroupId: groups.SecurityGroups?.[0]?.GroupId,
    dhcpOptionsId: found.DhcpOptionsId,
  };
};
