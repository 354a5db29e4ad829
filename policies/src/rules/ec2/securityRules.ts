import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { defaultGroupType, egressType, eitherRuleType, groupType, ingressType } from "./networkTypes.js";

type Inputs = ResourceView["inputs"];

/** One rule of a security group in the words of none of its shapes. What a rule does not ask for is not read. */
export interface SecurityRule {
  /** The resource that states it: the group for an inline rule, else the rule itself. */
  readonly statedBy: ResourceView;
  readonly direction: "ingress" | "egress";
  /** "tcp", "udp", "icmp", a number; "-1" for all. */
  readonly protocol: () => string;
  /** First and last port; undefined for all. */
  readonly ports: () => readonly [first: number, last: number] | undefined;
  /** IPv4 and IPv6 blocks. */
  readonly blocks: () => readonly string[];
  /** Whether it names other groups or its own, known or not. */
  readonly namesGroup: boolean;
  /** Whether it names prefix lists, known or not. */
  readonly namesPrefixList: boolean;
  /** Whether it names its own group. */
  readonly namesItself: () => boolean;
}

/** The types that state rules: groups inline, and rules by themselves, in the new shape and in the older one. */
export const ruleStatingTypes = [groupType, defaultGroupType, ingressType, egressType, eitherRuleType] as const;

/** The rules that a resource states itself. */
export function statedRules(resource: ResourceView): readonly SecurityRule[] {
  const { type, inputs } = resource;
  if (type === ingressType) return [ownRule(resource, "ingress")];
  if (type === egressType) return [ownRule(resource, "egress")];
  if (type === eitherRuleType) return [listedRule(resource, inputs.type === "egress" ? "egress" : "ingress", inputs)];
  return (["ingress", "egress"] as const).flatMap((direction) =>
    ((inputs[direction] as readonly Inputs[] | undefined) ?? []).map((rule) => listedRule(resource, direction, rule)),
  );
}

/** The resources that state rules of a group by themselves. */
export function separateRules(group: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  return [ingressType, egressType, eitherRuleType].flatMap((type) => graph.referring(type, "securityGroupId", group));
}

/** All rules of a group in one direction: those inline, and those of their own. */
export function rulesOf(
  group: ResourceView,
  direction: SecurityRule["direction"],
  graph: ResourceGraph,
): readonly SecurityRule[] {
  return [group, ...separateRules(group, graph)].flatMap(statedRules).filter((rule) => rule.direction === direction);
}

/** A rule as people write it: "tcp 443", "tcp 1024-65535", "all traffic". */
export function describedTraffic({ protocol, ports }: SecurityRule): string {
  const [name, range] = [protocol(), ports()];
  if (name === "-1") return "all traffic";
  if (range === undefined) return `${name}, all ports`;
  return range[0] === range[1] ? `${name} ${range[0]}` : `${name} ${range[0]}-${range[1]}`;
}

function ownRule(statedBy: ResourceView, direction: SecurityRule["direction"]): SecurityRule {
  const { inputs } = statedBy;
  return {
    statedBy,
    direction,
    protocol: () => protocolOf(inputs.ipProtocol),
    ports: () => portsOf(inputs.ipProtocol, inputs.fromPort, inputs.toPort),
    blocks: () => [inputs.cidrIpv4, inputs.cidrIpv6].filter((block) => typeof block === "string"),
    namesGroup: has(inputs, "referencedSecurityGroupId"),
    namesPrefixList: has(inputs, "prefixListId"),
    namesItself: () => false,
  };
}

function listedRule(statedBy: ResourceView, direction: SecurityRule["direction"], rule: Inputs): SecurityRule {
  return {
    statedBy,
    direction,
    protocol: () => protocolOf(rule.protocol),
    ports: () => portsOf(rule.protocol, rule.fromPort, rule.toPort),
    blocks: () => [...listOf(rule.cidrBlocks), ...listOf(rule.ipv6CidrBlocks)],
    namesGroup: has(rule, "securityGroups") || has(rule, "sourceSecurityGroupId") || has(rule, "self"),
    namesPrefixList: has(rule, "prefixListIds"),
    namesItself: () => rule.self === true,
  };
}

function listOf(value: unknown): readonly string[] {
  return (value as readonly string[] | undefined) ?? [];
}

/** Whether a property is there, and no empty list and not false as far as that is known. */
function has(properties: Inputs, property: string): boolean {
  if (!isSet(properties, property)) return false;
  const read = ifKnown(() => ({ value: properties[property] }));
  if (read === undefined) return true;
  const { value } = read;
  return !(value === false || value === undefined || value === null || (Array.isArray(value) && value.length === 0));
}

function protocolOf(value: unknown): string {
  const name = String(value ?? "-1").toLowerCase();
  const names: Readonly<Record<string, string>> = { all: "-1", "6": "tcp", "17": "udp", "1": "icmp" };
  return names[name] ?? name;
}

function portsOf(protocol: unknown, first: unknown, last: unknown): readonly [number, number] | undefined {
  if (!["tcp", "udp"].includes(protocolOf(protocol))) return undefined;
  if (first === undefined || last === undefined) return undefined;
  return Number(first) === 0 && Number(last) === 65_535 ? undefined : [Number(first), Number(last)];
}
