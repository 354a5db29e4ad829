import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource, type Example, type ResourceDefinition } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";

const inputs = {
  securityGroupId: shape.required(shape.text()),
  ipProtocol: shape.required(shape.text()),
  fromPort: shape.number(),
  toPort: shape.number(),
  cidrIpv4: shape.text(),
  cidrIpv6: shape.text(),
  prefixListId: shape.text(),
  referencedSecurityGroupId: shape.text(),
  description: shape.text(),
  tags: shape.map(shape.text()),
};

type Inputs = InputsOf<typeof inputs>;

const peers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

/** The two rule types, which differ in their direction only. */
export const securityGroupRule = (
  type: string,
  direction: "ingress" | "egress",
  examples: readonly Example[],
): ResourceDefinition =>
  defineResource({
    type,
    applied: false,
    why: "Kept in its group; no traffic is filtered by it",
    inputs,
    replacedBy: ["securityGroupId"],
    examples,

    validate(given) {
      const named = peers.filter((peer) => given[peer] !== undefined);
      const ports = given.fromPort !== undefined || given.toPort !== undefined;
      return [
        ...(named.length === 1
          ? []
          : [{ property: "cidrIpv4", reason: `a rule must have exactly one of ${peers.join(", ")}` }]),
        ...(given.ipProtocol === "-1" && ports
          ? [{ property: "fromPort", reason: "must be left out where ipProtocol is -1, which means every port" }]
          : []),
      ];
    },

    identity(_given, context) {
      const id = `sgr-${planId(context.urn)}`;
      return { id, outputs: { arn: ec2Arn(context, "security-group-rule", id), securityGroupRuleId: id } };
    },

    async create(given, context) {
      const before = await rulesOf(given.securityGroupId, context);
      const client = context.clients.ec2(context.region);
      const request = {
        GroupId: given.securityGroupId,
        IpPermissions: [permissionOf(given)],
        TagSpecifications: ec2Tags.onCreate("security-group-rule", given, context),
      };
      const { SecurityGroupRules: made } =
        direction === "ingress"
          ? await client.send(new AuthorizeSecurityGroupIngressCommand(request))
          : await client.send(new AuthorizeSecurityGroupEgressCommand(request));
      const id = made?.[0]?.SecurityGroupRuleId ?? "";
      // EC2 refuses a second rule that says the same; the emulator answers with the first one's id.
      if (before.some((rule) => rule.SecurityGroupRuleId === id))
        throw new Error(
          `InvalidPermission.Duplicate: ${given.securityGroupId} already has this ${direction} rule (${id}): import it or remove one of the two`,
        );
      return { id };
    },

    async read(id, given, context) {
      const found = await describe(id, context);
      // An ingress rule's id given for an egress rule names something else.
      if (!found || (found.IsEgress ?? false) !== (direction === "egress")) return undefined;
      const everyPort = found.IpProtocol === "-1";
      return {
        securityGroupId: found.GroupId,
        ipProtocol: found.IpProtocol,
        fromPort: everyPort ? undefined : found.FromPort,
        toPort: everyPort ? undefined : found.ToPort,
        cidrIpv4: found.CidrIpv4,
        cidrIpv6: found.CidrIpv6,
        prefixListId: found.PrefixListId,
        referencedSecurityGroupId: found.ReferencedGroupInfo?.GroupId,
        description: found.Description || undefined,
        arn: ec2Arn(context, "security-group-rule", id),
        securityGroupRuleId: id,
        ...ec2Tags.onRead(found.Tags, given, context),
      };
    },

    async update(id, olds, news, context) {
      await context.clients.ec2(context.region).send(
        new ModifySecurityGroupRulesCommand({
          GroupId: news.securityGroupId,
          SecurityGroupRules: [{ SecurityGroupRuleId: id, SecurityGroupRule: ruleOf(news) }],
        }),
      );
      await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
    },

    async delete(id, olds, context) {
      const client = context.clients.ec2(context.region);
      const request = { GroupId: olds.securityGroupId, SecurityGroupRuleIds: [id] };
      if (direction === "ingress") await client.send(new RevokeSecurityGroupIngressCommand(request));
      else await client.send(new RevokeSecurityGroupEgressCommand(request));
    },
  });

const rulesOf = async (group: string, context: Context): Promise<SecurityGroupRule[]> => {
  const { SecurityGroupRules: rules } = await context.clients
    .ec2(context.region)
    .send(new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [group] }] }));
  return rules ?? [];
};

const describe = async (id: string, context: Context): Promise<SecurityGroupRule | undefined> => {
  const answer = await orAbsent(
    context.clients.ec2(context.region).send(new DescribeSecurityGroupRulesCommand({ SecurityGroupRuleIds: [id] })),
  );
  return answer?.SecurityGroupRules?.[0];
};

const ruleOf = (given: Inputs) => ({
  IpProtocol: given.ipProtocol,
  FromPort: given.fromPort ?? -1,
  ToPort: given.toPort ?? -1,
  CidrIpv4: given.cidrIpv4,
  CidrIpv6: given.cidrIpv6,
  PrefixListId: given.prefixListId,
  ReferencedGroupId: given.referencedSecurityGroupId,
  Description: given.description ?? "",
});

const permissionOf = (given: Inputs) => {
  const Description = given.description;
  return {
    IpProtocol: given.ipProtocol,
    FromPort: given.fromPort,
    ToPort: given.toPort,
    IpRanges: given.cidrIpv4 === undefined ? undefined : [{ CidrIp: given.cidrIpv4, Description }],
    Ipv6Ranges: given.cidrIpv6 === undefined ? undefined : [{ CidrIpv6: given.cidrIpv6, Description }],
    PrefixListIds: given.prefixListId === undefined ? undefined : [{ PrefixListId: given.prefixListId, Description }],
    UserIdGroupPairs:
      given.referencedSecurityGroupId === undefined
        ? undefined
        : [{ GroupId: given.referencedSecurityGroupId, Description }],
  };
};
