import { CreateSecurityGroupCommand, DeleteSecurityGroupCommand } from "@aws-sdk/client-ec2";
import { completeCreate } from "../../completeCreate.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { describeSecurityGroup } from "./describeSecurityGroup.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";
import { inlineRules } from "./InlineRule.js";
import { inlineRulesOf } from "./inlineRulesOf.js";
import { setInlineRules } from "./setInlineRules.js";

export const securityGroup = defineResource({
  type: "aws:ec2/securityGroup:SecurityGroup",
  applied: false,
  why: "Kept with its rules; no traffic is filtered by them",
  inputs: {
    name: shape.autoNamed({ maxLength: 255, prefixFrom: "namePrefix" }),
    namePrefix: shape.text(),
    description: shape.withDefault(shape.text(), "Managed by Pulumi"),
    vpcId: shape.text(),
    ingress: inlineRules,
    egress: inlineRules,
    revokeRulesOnDelete: shape.withDefault(shape.flag(), false),
    tags: shape.map(shape.text()),
  },
  recordedInputs: {
    namePrefix: "only decides the name",
    revokeRulesOnDelete: "only decides what the provider does on delete",
  },
  replacedBy: ["name", "namePrefix", "description", "vpcId"],
  identifiedBy: ["name", "vpcId"],
  examples: [
    {
      needs: { vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.69.0.0/16" }) } },
      base: (made) => ({ vpcId: made("vpc", "id"), description: "Conformance", tags: { Name: "conformance" } }),
      updated: (made) => ({ vpcId: made("vpc", "id"), description: "Conformance", tags: { Name: "changed" } }),
      replacing: (made) => ({ vpcId: made("vpc", "id"), name: "conformance-other", description: "Another" }),
    },
    {
      needs: { vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.70.0.0/16" }) } },
      base: (made) => ({
        vpcId: made("vpc", "id"),
        ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, self: true, description: "members" }],
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.70.0.0/16"] }],
      }),
      updated: (made) => ({
        vpcId: made("vpc", "id"),
        ingress: [
          { protocol: "tcp", fromPort: 443, toPort: 443, self: true, description: "members" },
          { protocol: "tcp", fromPort: 5432, toPort: 5432, self: true, description: "database" },
        ],
        egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.70.0.0/16"] }],
      }),
    },
  ],

  identity(_inputs, context) {
    const id = `sg-${planId(context.urn)}`;
    return { id, outputs: { arn: ec2Arn(context, "security-group", id), ownerId: context.accountId } };
  },

  async create(inputs, context) {
    const { GroupId: id = "" } = await context.clients.ec2(context.region).send(
      new CreateSecurityGroupCommand({
        GroupName: inputs.name,
        Description: inputs.description,
        VpcId: inputs.vpcId,
        TagSpecifications: ec2Tags.onCreate("security-group", inputs, context),
      }),
    );
    // EC2 lets a new group send anywhere; the official provider takes that away, and so does this one.
    return await completeCreate(id, async () => {
      await setInlineRules(id, "egress", inputs.egress ?? [], context);
      await setInlineRules(id, "ingress", inputs.ingress ?? [], context);
    });
  },

  async read(id, inputs, context) {
    const found = await describeSecurityGroup(id, context);
    if (!found) return undefined;
    const imported = inputs.name === undefined;
    const ingress = inlineRulesOf(id, found.IpPermissions);
    const egress = inlineRulesOf(id, found.IpPermissionsEgress);
    // A group without inline rules leaves them to the rule resources, so they are not its own.
    return {
      name: found.GroupName,
      description: found.Description,
      vpcId: found.VpcId,
      ...(inputs.ingress !== undefined || (imported && ingress.length > 0) ? { ingress } : {}),
      ...(inputs.egress !== undefined || (imported && egress.length > 0) ? { egress } : {}),
      arn: ec2Arn(context, "security-group", id),
      ownerId: found.OwnerId,
      ...ec2Tags.onRead(found.Tags, inputs, context),
    };
  },

  async update(id, olds, news, context) {
    if (olds.egress !== undefined || news.egress !== undefined)
      await setInlineRules(id, "egress", news.egress ?? [], context);
    if (olds.ingress !== undefined || news.ingress !== undefined)
      await setInlineRules(id, "ingress", news.ingress ?? [], context);
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  async delete(id, olds, context) {
    if (olds.revokeRulesOnDelete) {
      await setInlineRules(id, "egress", [], context);
      await setInlineRules(id, "ingress", [], context);
    }
    await context.clients.ec2(context.region).send(new DeleteSecurityGroupCommand({ GroupId: id }));
  },
});
