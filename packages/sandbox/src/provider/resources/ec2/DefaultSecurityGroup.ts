import { DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { describeSecurityGroup } from "./describeSecurityGroup.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";
import { inlineRules } from "./InlineRule.js";
import { inlineRulesOf } from "./inlineRulesOf.js";
import { setInlineRules } from "./setInlineRules.js";

export const defaultSecurityGroup = defineResource({
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  applied: false,
  why: "Adopts the VPC's default group and gives it exactly these rules; it goes with its VPC, never by itself",
  inputs: {
    vpcId: shape.required(shape.text()),
    ingress: inlineRules,
    egress: inlineRules,
    revokeRulesOnDelete: shape.withDefault(shape.flag(), false),
    tags: shape.map(shape.text()),
  },
  recordedInputs: { revokeRulesOnDelete: "only decides what the provider does on delete" },
  replacedBy: ["vpcId"],
  survivesDelete: "a VPC keeps its default group as long as it lives, and as closed as it was left",
  examples: [
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.71.0.0/16" }) },
        other: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.72.0.0/16" }) },
      },
      base: (made) => ({ vpcId: made("vpc", "id"), tags: { Name: "conformance-closed" } }),
      updated: (made) => ({
        vpcId: made("vpc", "id"),
        ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, self: true }],
        tags: { Name: "conformance-closed", owner: "platform" },
      }),
      replacing: (made) => ({ vpcId: made("other", "id"), tags: { Name: "conformance-closed" } }),
    },
  ],

  identity(_inputs, context) {
    const id = `sg-${planId(context.urn)}`;
    return {
      id,
      outputs: {
        arn: ec2Arn(context, "security-group", id),
        ownerId: context.accountId,
        name: "default",
        namePrefix: "",
        description: "default VPC security group",
      },
    };
  },

  async create(inputs, context) {
    const { SecurityGroups: groups } = await context.clients.ec2(context.region).send(
      new DescribeSecurityGroupsCommand({
        Filters: [
          { Name: "vpc-id", Values: [inputs.vpcId] },
          { Name: "group-name", Values: ["default"] },
        ],
      }),
    );
    const found = groups?.[0];
    if (!found?.GroupId)
      throw new Error(
        `vpcId: ${inputs.vpcId} has no default security group: check that the VPC is in ${context.region}`,
      );
    // Tags first, as the official provider does: a deployer's rights may rest on them.
    const live = ec2Tags.onRead(found.Tags, inputs, context).tagsAll;
    await ec2Tags.onUpdate(found.GroupId, live, inputs, context);
    await setInlineRules(found.GroupId, "ingress", inputs.ingress ?? [], context);
    await setInlineRules(found.GroupId, "egress", inputs.egress ?? [], context);
    return { id: found.GroupId };
  },

  async read(id, inputs, context) {
    const found = await describeSecurityGroup(id, context);
    if (!found) return undefined;
    return {
      vpcId: found.VpcId,
      ingress: inlineRulesOf(id, found.IpPermissions),
      egress: inlineRulesOf(id, found.IpPermissionsEgress),
      name: found.GroupName,
      namePrefix: "",
      description: found.Description,
      arn: ec2Arn(context, "security-group", id),
      ownerId: found.OwnerId,
      ...ec2Tags.onRead(found.Tags, inputs, context),
    };
  },

  async update(id, olds, news, context) {
    await setInlineRules(id, "ingress", news.ingress ?? [], context);
    await setInlineRules(id, "egress", news.egress ?? [], context);
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  // EC2 refuses to delete it, and the official provider only forgets it: it goes with its VPC, as closed as it was.
  async delete() {},
});
