import {
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  DescribePrefixListsCommand,
  DescribeVpcEndpointsCommand,
  ModifyVpcEndpointCommand,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource, type InputProblem } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import type { Properties } from "../../values/Json.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";

const inputs = {
  vpcId: shape.required(shape.text()),
  serviceName: shape.required(shape.text()),
  vpcEndpointType: shape.withDefault(shape.text(["Gateway", "Interface"]), "Gateway"),
  policy: shape.json(),
  routeTableIds: shape.set(shape.text()),
  subnetIds: shape.set(shape.text()),
  securityGroupIds: shape.set(shape.text()),
  privateDnsEnabled: shape.withDefault(shape.flag(), false),
  tags: shape.map(shape.text()),
};

type Inputs = InputsOf<typeof inputs>;

const service = "com.amazonaws.eu-west-1";

export const vpcEndpoint = defineResource({
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  applied: true,
  why: "Decides which services a task reaches (route tables, or subnets with private DNS); its policy and groups are not judged",
  inputs,
  unsupported: [
    "autoAccept",
    "dnsOptions",
    "ipAddressType",
    "resourceConfigurationArn",
    "serviceNetworkArn",
    "serviceRegion",
    "subnetConfigurations",
  ],
  replacedBy: ["vpcId", "serviceName", "vpcEndpointType"],
  examples: [
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.75.0.0/16" }) },
        table: { type: "aws:ec2/routeTable:RouteTable", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
        other: { type: "aws:ec2/routeTable:RouteTable", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
      },
      base: (made) => ({
        vpcId: made("vpc", "id"),
        serviceName: `${service}.s3`,
        routeTableIds: [made("table", "id")],
        tags: { Name: "conformance" },
      }),
      updated: (made) => ({
        vpcId: made("vpc", "id"),
        serviceName: `${service}.s3`,
        routeTableIds: [made("other", "id")],
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }],
        }),
        tags: { Name: "conformance-changed" },
      }),
      replacing: (made) => ({
        vpcId: made("vpc", "id"),
        serviceName: `${service}.dynamodb`,
        routeTableIds: [made("table", "id")],
      }),
    },
    {
      needs: {
        vpc: {
          type: "aws:ec2/vpc:Vpc",
          inputs: () => ({ cidrBlock: "10.76.0.0/16", enableDnsHostnames: true }),
        },
        subnet: {
          type: "aws:ec2/subnet:Subnet",
          inputs: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.76.1.0/24" }),
        },
        second: {
          type: "aws:ec2/subnet:Subnet",
          inputs: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.76.2.0/24" }),
        },
        group: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
      },
      base: (made) => ({
        vpcId: made("vpc", "id"),
        serviceName: `${service}.sqs`,
        vpcEndpointType: "Interface",
        subnetIds: [made("subnet", "id")],
        securityGroupIds: [made("group", "id")],
        privateDnsEnabled: true,
      }),
      updated: (made) => ({
        vpcId: made("vpc", "id"),
        serviceName: `${service}.sqs`,
        vpcEndpointType: "Interface",
        subnetIds: [made("subnet", "id"), made("second", "id")],
        securityGroupIds: [made("group", "id")],
        privateDnsEnabled: false,
      }),
    },
  ],

  validate: (given) => {
    const gateway = given.vpcEndpointType === "Gateway";
    const refused = gateway
      ? (["subnetIds", "securityGroupIds"] as const).filter((name) => (given[name] ?? []).length > 0)
      : (["routeTableIds"] as const).filter((name) => (given[name] ?? []).length > 0);
    const problems: InputProblem[] = refused.map((property) => ({
      property,
      reason: `a ${given.vpcEndpointType} endpoint takes none: check vpcEndpointType`,
    }));
    return gateway && given.privateDnsEnabled
      ? [...problems, { property: "privateDnsEnabled", reason: "only an Interface endpoint can have it" }]
      : problems;
  },

  identity(given, context) {
    const id = `vpce-${planId(context.urn)}`;
    const gateway = given.vpcEndpointType === "Gateway";
    return {
      id,
      outputs: {
        arn: ec2Arn(context, "vpc-endpoint", id),
        ownerId: context.accountId,
        state: "available",
        requesterManaged: false,
        networkInterfaceIds: [],
        dnsEntries: [],
        prefixListId: gateway ? `pl-${planId(given.serviceName, 17)}` : "",
        cidrBlocks: gateway ? ["198.51.100.0/24"] : [],
      },
    };
  },

  async create(given, context) {
    const gateway = given.vpcEndpointType === "Gateway";
    const { VpcEndpoint: made } = await context.clients.ec2(context.region).send(
      new CreateVpcEndpointCommand({
        VpcId: given.vpcId,
        ServiceName: given.serviceName,
        VpcEndpointType: given.vpcEndpointType as "Gateway" | "Interface",
        PolicyDocument: given.policy,
        RouteTableIds: toList(given.routeTableIds),
        SubnetIds: toList(given.subnetIds),
        SecurityGroupIds: toList(given.securityGroupIds),
        PrivateDnsEnabled: gateway ? undefined : given.privateDnsEnabled,
        TagSpecifications: ec2Tags.onCreate("vpc-endpoint", given, context),
      }),
    );
    return { id: made?.VpcEndpointId ?? "" };
  },

  async read(id, given, context) {
    const answer = await orAbsent(
      context.clients.ec2(context.region).send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] })),
    );
    const found = answer?.VpcEndpoints?.[0];
    if (!found) return undefined;
    const gateway = found.VpcEndpointType === "Gateway";
    return {
      vpcId: found.VpcId,
      serviceName: found.ServiceName,
      vpcEndpointType: found.VpcEndpointType,
      routeTableIds: found.RouteTableIds ?? [],
      subnetIds: found.SubnetIds ?? [],
      securityGroupIds: (found.Groups ?? []).map(({ GroupId = "" }) => GroupId),
      policy: found.PolicyDocument,
      privateDnsEnabled: found.PrivateDnsEnabled ?? false,
      arn: ec2Arn(context, "vpc-endpoint", id),
      ownerId: found.OwnerId,
      state: found.State,
      requesterManaged: found.RequesterManaged ?? false,
      networkInterfaceIds: found.NetworkInterfaceIds ?? [],
      dnsEntries: [],
      ...(gateway ? await prefixList(found.ServiceName ?? "", context) : { prefixListId: "", cidrBlocks: [] }),
      ...ec2Tags.onRead(found.Tags, given, context),
    };
  },

  async update(id, olds, news, context) {
    const [tables, subnets, groups] = [
      changes(olds.routeTableIds, news.routeTableIds),
      changes(olds.subnetIds, news.subnetIds),
      changes(olds.securityGroupIds, news.securityGroupIds),
    ];
    await context.clients.ec2(context.region).send(
      new ModifyVpcEndpointCommand({
        VpcEndpointId: id,
        AddRouteTableIds: tables.add,
        RemoveRouteTableIds: tables.remove,
        AddSubnetIds: subnets.add,
        RemoveSubnetIds: subnets.remove,
        AddSecurityGroupIds: groups.add,
        RemoveSecurityGroupIds: groups.remove,
        PolicyDocument: news.policy,
        ResetPolicy: olds.policy !== undefined && news.policy === undefined ? true : undefined,
        PrivateDnsEnabled: news.vpcEndpointType === "Gateway" ? undefined : news.privateDnsEnabled,
      }),
    );
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  async delete(id, _olds, context) {
    await context.clients.ec2(context.region).send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }));
  },
});

/** The service's addresses, which rules of security groups name by the list's id. */
const prefixList = async (serviceName: string, context: Context): Promise<Properties> => {
  const { PrefixLists: lists } = await context.clients
    .ec2(context.region)
    .send(new DescribePrefixListsCommand({ Filters: [{ Name: "prefix-list-name", Values: [serviceName] }] }));
  return { prefixListId: lists?.[0]?.PrefixListId ?? "", cidrBlocks: lists?.[0]?.Cidrs ?? [] };
};

type Ids = Inputs["subnetIds"];

/** EC2 refuses empty lists in requests. */
const toList = (ids: Ids): string[] | undefined => (ids === undefined || ids.length === 0 ? undefined : [...ids]);

const changes = (before: Ids = [], after: Ids = []): { add?: string[] | undefined; remove?: string[] | undefined } => ({
  add: toList(after.filter((id) => !before.includes(id))),
  remove: toList(before.filter((id) => !after.includes(id))),
});
