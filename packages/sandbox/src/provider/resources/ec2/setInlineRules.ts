import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { sameJson } from "../../values/sameJson.js";
import { describeSecurityGroup } from "./describeSecurityGroup.js";
import type { InlineRule } from "./InlineRule.js";
import { inlineRulesOf } from "./inlineRulesOf.js";

type Direction = "ingress" | "egress";

/** Makes a group have exactly these rules in one direction. */
export const setInlineRules = async (
  id: string,
  direction: Direction,
  wanted: readonly InlineRule[],
  context: Context,
): Promise<void> => {
  const group = await describeSecurityGroup(id, context);
  const live = (direction === "ingress" ? group?.IpPermissions : group?.IpPermissionsEgress) ?? [];
  const before = live.map((permission) => ({ permission, rules: inlineRulesOf(id, [permission]) }));
  const kept = before.filter(({ rules }) => rules.every((rule) => wanted.some((other) => sameRule(rule, other))));
  const extra = before.filter((entry) => !kept.includes(entry)).map(({ permission }) => permission);
  const keptRules = kept.flatMap(({ rules }) => rules);
  const missing = wanted.filter((rule) => !keptRules.some((other) => sameRule(rule, other)));
  if (extra.length > 0) await revoke(id, direction, extra, context);
  if (missing.length > 0)
    await authorize(
      id,
      direction,
      missing.map((rule) => permissionOf(id, rule)),
      context,
    );
};

const authorize = async (id: string, direction: Direction, rules: IpPermission[], context: Context): Promise<void> => {
  const request = { GroupId: id, IpPermissions: rules };
  const client = context.clients.ec2(context.region);
  if (direction === "ingress") await client.send(new AuthorizeSecurityGroupIngressCommand(request));
  else await client.send(new AuthorizeSecurityGroupEgressCommand(request));
};

const revoke = async (id: string, direction: Direction, rules: IpPermission[], context: Context): Promise<void> => {
  const request = { GroupId: id, IpPermissions: rules };
  const client = context.clients.ec2(context.region);
  if (direction === "ingress") await client.send(new RevokeSecurityGroupIngressCommand(request));
  else await client.send(new RevokeSecurityGroupEgressCommand(request));
};

const permissionOf = (id: string, rule: InlineRule): IpPermission => {
  const groups = [...(rule.securityGroups ?? []), ...(rule.self ? [id] : [])];
  const Description = rule.description || undefined;
  return {
    IpProtocol: rule.protocol,
    ...(rule.protocol === "-1" ? {} : { FromPort: rule.fromPort, ToPort: rule.toPort }),
    IpRanges: rule.cidrBlocks?.map((CidrIp) => ({ CidrIp, Description })),
    Ipv6Ranges: rule.ipv6CidrBlocks?.map((CidrIpv6) => ({ CidrIpv6, Description })),
    PrefixListIds: rule.prefixListIds?.map((PrefixListId) => ({ PrefixListId, Description })),
    UserIdGroupPairs: groups.map((GroupId) => ({ GroupId, Description })),
  };
};

const sameRule = (left: InlineRule, right: InlineRule): boolean => sameJson(normal(left), normal(right));

const normal = (rule: InlineRule) => ({
  ...rule,
  cidrBlocks: [...(rule.cidrBlocks ?? [])].sort(),
  ipv6CidrBlocks: [...(rule.ipv6CidrBlocks ?? [])].sort(),
  prefixListIds: [...(rule.prefixListIds ?? [])].sort(),
  securityGroups: [...(rule.securityGroups ?? [])].sort(),
  description: rule.description || null,
});
