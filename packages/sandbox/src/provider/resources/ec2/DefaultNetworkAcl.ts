import {
  CreateNetworkAclEntryCommand,
  DeleteNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
  type NetworkAcl,
  type NetworkAclEntry,
  type RuleAction,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { present } from "../../values/present.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";

const fields = {
  ruleNo: shape.required(shape.number()),
  action: shape.required(shape.text(["allow", "deny"])),
  protocol: shape.required(shape.text()),
  fromPort: shape.required(shape.number()),
  toPort: shape.required(shape.number()),
  cidrBlock: shape.text(),
  ipv6CidrBlock: shape.text(),
};

type Entry = InputsOf<typeof fields>;

const entries = shape.list(shape.object(fields, ["icmpCode", "icmpType"]));

/** The rule that EC2 adds at the end of every ACL, and that cannot be removed. */
const lastRule = 32767;

const notKept = "the emulator keeps no port ranges of network ACL rules";

export const defaultNetworkAcl = defineResource({
  type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
  applied: false,
  why: "Adopts the VPC's default ACL and gives it exactly these rules; no traffic is filtered, and it goes with its VPC",
  inputs: {
    defaultNetworkAclId: shape.required(shape.text()),
    ingress: entries,
    egress: entries,
    tags: shape.map(shape.text()),
  },
  unsupported: ["subnetIds"],
  recordedInputs: {
    "ingress.*.fromPort": notKept,
    "ingress.*.toPort": notKept,
    "egress.*.fromPort": notKept,
    "egress.*.toPort": notKept,
  },
  replacedBy: ["defaultNetworkAclId"],
  survivesDelete: "a VPC keeps its default ACL as long as it lives, and as closed as it was left",
  examples: [
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.78.0.0/16" }) },
        other: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.79.0.0/16" }) },
      },
      base: (made) => ({ defaultNetworkAclId: made("vpc", "defaultNetworkAclId"), tags: { Name: "conformance" } }),
      updated: (made) => ({
        defaultNetworkAclId: made("vpc", "defaultNetworkAclId"),
        ingress: [
          { ruleNo: 100, action: "allow", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlock: "10.78.0.0/16" },
        ],
        egress: [{ ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "10.78.0.0/16" }],
        tags: { Name: "conformance-changed" },
      }),
      replacing: (made) => ({ defaultNetworkAclId: made("other", "defaultNetworkAclId") }),
    },
  ],

  identity: (inputs, context) => ({
    id: inputs.defaultNetworkAclId,
    outputs: {
      arn: ec2Arn(context, "network-acl", inputs.defaultNetworkAclId),
      ownerId: context.accountId,
      vpcId: `vpc-${planId(inputs.defaultNetworkAclId)}`,
    },
  }),

  async create(inputs, context) {
    const id = inputs.defaultNetworkAclId;
    const found = await describe(id, context);
    if (!found) throw new Error(`defaultNetworkAclId: there is no network ACL ${id} in ${context.region}`);
    if (!found.IsDefault) throw new Error(`defaultNetworkAclId: ${id} is not a default network ACL`);
    // Tags first, as the official provider does: a deployer's rights may rest on them.
    await ec2Tags.onUpdate(id, ec2Tags.onRead(found.Tags, inputs, context).tagsAll, inputs, context);
    await setEntries(found, inputs, context);
    return { id };
  },

  async read(id, inputs, context) {
    const found = await describe(id, context);
    if (!found) return undefined;
    return {
      defaultNetworkAclId: id,
      ingress: ownEntries(found, false).map(entryOf),
      egress: ownEntries(found, true).map(entryOf),
      arn: ec2Arn(context, "network-acl", id),
      ownerId: found.OwnerId,
      vpcId: found.VpcId,
      ...ec2Tags.onRead(found.Tags, inputs, context),
    };
  },

  async update(id, olds, news, context) {
    const found = await describe(id, context);
    if (found) await setEntries(found, news, context);
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  // EC2 refuses to delete it, and the official provider only forgets it: it goes with its VPC.
  async delete() {},
});

const describe = async (id: string, context: Context): Promise<NetworkAcl | undefined> => {
  const client = context.clients.ec2(context.region);
  return (await orAbsent(client.send(new DescribeNetworkAclsCommand({ NetworkAclIds: [id] }))))?.NetworkAcls?.[0];
};

const ownEntries = (acl: NetworkAcl, egress: boolean): NetworkAclEntry[] =>
  (acl.Entries ?? [])
    .filter((entry) => (entry.Egress ?? false) === egress && entry.RuleNumber !== lastRule)
    .sort((left, right) => (left.RuleNumber ?? 0) - (right.RuleNumber ?? 0));

const entryOf = (live: NetworkAclEntry): Entry =>
  present({
    ruleNo: live.RuleNumber ?? 0,
    action: live.RuleAction ?? "deny",
    protocol: live.Protocol ?? "-1",
    fromPort: live.PortRange?.From ?? 0,
    toPort: live.PortRange?.To ?? 0,
    cidrBlock: live.CidrBlock,
    ipv6CidrBlock: live.Ipv6CidrBlock,
  });

const setEntries = async (
  acl: NetworkAcl,
  wanted: { readonly ingress?: readonly Entry[] | undefined; readonly egress?: readonly Entry[] | undefined },
  context: Context,
): Promise<void> => {
  const client = context.clients.ec2(context.region);
  for (const Egress of [false, true]) {
    for (const { RuleNumber } of ownEntries(acl, Egress))
      await client.send(new DeleteNetworkAclEntryCommand({ NetworkAclId: acl.NetworkAclId, RuleNumber, Egress }));
    for (const entry of (Egress ? wanted.egress : wanted.ingress) ?? [])
      await client.send(
        new CreateNetworkAclEntryCommand({
          NetworkAclId: acl.NetworkAclId,
          Egress,
          RuleNumber: entry.ruleNo,
          RuleAction: entry.action as RuleAction,
          Protocol: entry.protocol,
          CidrBlock: entry.cidrBlock,
          Ipv6CidrBlock: entry.ipv6CidrBlock,
          PortRange: entry.protocol === "-1" ? undefined : { From: entry.fromPort, To: entry.toPort },
        }),
      );
  }
};
