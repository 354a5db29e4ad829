import type { IpPermission } from "@aws-sdk/client-ec2";
import { present } from "../../values/present.js";
import type { InlineRule } from "./InlineRule.js";

/** Live rules in the form of the inputs: one for each protocol, port range and description. */
export const inlineRulesOf = (id: string, live: readonly IpPermission[] | undefined): InlineRule[] =>
  (live ?? []).flatMap((permission) => descriptionsOf(permission).map((text) => inlineRuleOf(id, permission, text)));

const descriptionsOf = (permission: IpPermission): (string | undefined)[] => {
  const entries = [permission.IpRanges, permission.Ipv6Ranges, permission.PrefixListIds, permission.UserIdGroupPairs];
  const texts = new Set(entries.flatMap((list) => list ?? []).map(({ Description }) => Description));
  return texts.size === 0 ? [undefined] : [...texts];
};

const inlineRuleOf = (id: string, permission: IpPermission, text: string | undefined): InlineRule => {
  const described = <Entry extends { Description?: string | undefined }>(entries: Entry[] | undefined): Entry[] =>
    (entries ?? []).filter(({ Description }) => Description === text);
  const groups = described(permission.UserIdGroupPairs).map(({ GroupId }) => GroupId ?? "");
  return present({
    protocol: permission.IpProtocol ?? "-1",
    fromPort: permission.FromPort ?? 0,
    toPort: permission.ToPort ?? 0,
    cidrBlocks: orLeftOut(described(permission.IpRanges).map(({ CidrIp }) => CidrIp ?? "")),
    ipv6CidrBlocks: orLeftOut(described(permission.Ipv6Ranges).map(({ CidrIpv6 }) => CidrIpv6 ?? "")),
    prefixListIds: orLeftOut(described(permission.PrefixListIds).map(({ PrefixListId }) => PrefixListId ?? "")),
    securityGroups: orLeftOut(groups.filter((group) => group !== id)),
    self: groups.includes(id),
    description: text,
  });
};

const orLeftOut = (list: string[]): string[] | undefined => (list.length === 0 ? undefined : list);
