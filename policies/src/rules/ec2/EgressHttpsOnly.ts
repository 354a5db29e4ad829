import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { egressType, eitherRuleType, groupType } from "./networkTypes.js";
import { describedTraffic, ruleStatingTypes, type SecurityRule, statedRules } from "./securityRules.js";

interface Settings {
  readonly ports: readonly number[];
}

const toGroup = { referencedSecurityGroupId: "sg-1" };
const outbound = (props: object) => ({ type: egressType, name: "out", props: { ipProtocol: "tcp", ...props } });

/**
 * Security groups let out HTTPS, and one named port to a named group: a database's. The provider removes the rule that lets everything out
 * of a new group, so that a group without rules has none.
 */
export const EgressHttpsOnly: ResourceRule<Settings> = {
  id: "sg-egress-443-only",
  title: "Security groups let out HTTPS only",
  severity: "medium",
  why: "Any other port is a way out past TLS, and the usual one for tunnels, mail and miners",
  fix: "allow TCP 443, or one port to the security group of a database, in place of all traffic",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  controls: ["NET-09"],
  scope: "resource",
  types: ruleStatingTypes,
  settings: {
    ports: {
      description: "TCP ports that may be reached at blocks of addresses and prefix lists",
      default: [443],
      schema: { type: "array", items: { type: "integer", minimum: 1, maximum: 65_535 } },
    },
  },
  evaluate: (resource, { ports }) =>
    verdictOf(
      statedRules(resource)
        .filter((rule) => rule.direction === "egress" && !isNarrow(rule, ports))
        .map((rule) => ({
          id: `Egress::${describedTraffic(rule)}`,
          message: `${resource.name} lets out ${describedTraffic(rule)}`,
        })),
    ),
  examples: {
    good: [outbound({ fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16" })],
    bad: [outbound({ ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" })],
    others: {
      "AWS's default rule, left in place inline": [
        {
          type: groupType,
          name: "workers",
          props: { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
        },
      ],
      "plain HTTP in the older shape": [
        {
          type: eitherRuleType,
          name: "out",
          props: { type: "egress", protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["10.0.0.0/16"] },
        },
      ],
      "a database's port at addresses": [outbound({ fromPort: 5432, toPort: 5432, cidrIpv4: "10.0.0.0/16" })],
      "a range of ports of a group": [outbound({ fromPort: 1024, toPort: 65_535, ...toGroup })],
    },
  },
};

function isNarrow(rule: SecurityRule, allowed: readonly number[]): boolean {
  const ports = rule.ports();
  if (rule.protocol() !== "tcp" || ports === undefined || ports[0] !== ports[1]) return false;
  if (allowed.includes(ports[0])) return true;
  return rule.namesGroup && !rule.namesPrefixList && rule.blocks().length === 0;
}
