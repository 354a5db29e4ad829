import {
  CreateDBSubnetGroupCommand,
  DeleteDBSubnetGroupCommand,
  DescribeDBSubnetGroupsCommand,
  ModifyDBSubnetGroupCommand,
} from "@aws-sdk/client-rds";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { exampleNetwork } from "./exampleNetwork.js";
import { rdsArn } from "./rdsArn.js";
import { rdsTags } from "./rdsTags.js";

/** The subnets in which RDS may place an instance. */
export const SubnetGroup = defineResource({
  type: "aws:rds/subnetGroup:SubnetGroup",
  applied: true,
  why: "Its subnets must exist and be of one VPC; that they cover two zones is not checked, and no server is placed there.",
  inputs: {
    description: shape.withDefault(shape.text(), "Managed by Pulumi"),
    name: shape.autoNamed({ maxLength: 255, lowerCase: true, prefixFrom: "namePrefix" }),
    namePrefix: shape.text(),
    subnetIds: shape.required(shape.set(shape.text())),
    tags: shape.map(shape.text()),
  },
  replacedBy: ["name", "namePrefix"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: exampleNetwork("10.81"),
      base: (made) => ({
        name: "conformance-subnets",
        subnetIds: [made("a", "id"), made("b", "id")],
        tags: { team: "data" },
      }),
      updated: (made) => ({
        name: "conformance-subnets",
        description: "Where a conformance test is placed",
        subnetIds: [made("b", "id"), made("c", "id")],
        tags: { stage: "test" },
      }),
      replacing: (made) => ({ name: "conformance-subnets-renamed", subnetIds: [made("a", "id"), made("b", "id")] }),
    },
  ],
  validate: ({ name, subnetIds }) => [
    ...(/^[a-z0-9][a-z0-9 ._-]*$/.test(name) && name !== "default"
      ? []
      : [{ property: "name", reason: 'give lower-case letters, digits, "-", "_", "." and spaces, not "default"' }]),
    ...(subnetIds.length >= 2
      ? []
      : [{ property: "subnetIds", reason: "give subnets of at least two availability zones" }]),
  ],
  identity: ({ name }, context) => ({
    id: name,
    outputs: { arn: rdsArn(context, "subgrp", name), supportedNetworkTypes: ["IPV4"], vpcId: "vpc-00000000" },
  }),
  create: async (inputs, context) => {
    await context.clients.rds(context.region).send(
      new CreateDBSubnetGroupCommand({
        DBSubnetGroupName: inputs.name,
        DBSubnetGroupDescription: inputs.description,
        SubnetIds: [...inputs.subnetIds],
        Tags: rdsTags.onCreate(inputs, context),
      }),
    );
    return { id: inputs.name };
  },
  read: async (id, inputs, context) => {
    const command = new DescribeDBSubnetGroupsCommand({ DBSubnetGroupName: id });
    const [live] = (await orAbsent(context.clients.rds(context.region).send(command)))?.DBSubnetGroups ?? [];
    const arn = rdsArn(context, "subgrp", id);
    return (
      live && {
        name: live.DBSubnetGroupName,
        description: live.DBSubnetGroupDescription,
        subnetIds: (live.Subnets ?? []).map(({ SubnetIdentifier = "" }) => SubnetIdentifier),
        arn,
        supportedNetworkTypes: live.SupportedNetworkTypes ?? [],
        vpcId: live.VpcId,
        ...(await rdsTags.onRead(arn, inputs, context)),
      }
    );
  },
  update: async (id, olds, news, context) => {
    await context.clients.rds(context.region).send(
      new ModifyDBSubnetGroupCommand({
        DBSubnetGroupName: id,
        DBSubnetGroupDescription: news.description,
        SubnetIds: [...news.subnetIds],
      }),
    );
    await rdsTags.onUpdate(String(olds.arn), olds.tagsAll, news, context);
  },
  delete: async (id, _olds, context) => {
    await context.clients.rds(context.region).send(new DeleteDBSubnetGroupCommand({ DBSubnetGroupName: id }));
  },
});
