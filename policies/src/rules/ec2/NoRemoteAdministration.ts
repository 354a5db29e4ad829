import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { eitherRuleType, groupType, ingressType } from "./networkTypes.js";
import { ruleStatingTypes, type SecurityRule, statedRules } from "./securityRules.js";

interface Settings {
  readonly ports: readonly number[];
}

const inbound = (props: object) => ({
  type: ingressType,
  name: "in",
  props: { ipProtocol: "tcp", cidrIpv4: "10.0.0.0/16", ...props },
});

/** No security group opens a port of remote administration, to whomever. */
export const NoRemoteAdministration: ResourceRule<Settings> = {
  id: "sg-no-remote-administration",
  title: "Security groups open no port of remote administration",
  severity: "high",
  why: "A shell on the network is used past every review and every log; from a bastion it opens all that trusts the bastion",
  fix: "remove the rule; for an instance use Session Manager, which needs no inbound port and records who did what",
  url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
  controls: ["NET-08", "NET-11"],
  scope: "resource",
  types: ruleStatingTypes,
  settings: {
    ports: {
      description: "Ports of remote administration: SSH, Telnet, RDP, WinRM, VNC",
      default: [22, 23, 3389, 5900, 5985, 5986],
      schema: { type: "array", items: { type: "integer", minimum: 1, maximum: 65_535 } },
    },
  },
  evaluate: (resource, { ports }) =>
    verdictOf(
      statedRules(resource)
        .filter(({ direction }) => direction === "ingress")
        .flatMap((rule) => ports.filter((port) => covers(rule, port)))
        .map((port) => ({ id: `Port::${port}`, message: `${resource.name} opens port ${port}` })),
    ),
  examples: {
    good: [inbound({ fromPort: 443, toPort: 443 })],
    bad: [inbound({ fromPort: 22, toPort: 22 })],
    others: {
      "a range with RDP in it": [inbound({ fromPort: 3000, toPort: 4000 })],
      "a bastion's group as source": [
        {
          type: groupType,
          name: "workers",
          props: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, securityGroups: ["sg-1"] }] },
        },
      ],
      "the older shape": [
        {
          type: eitherRuleType,
          name: "ssh",
          props: { type: "ingress", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] },
        },
      ],
    },
  },
};

/** All traffic is what another rule is about; it is counted once, not for each port. */
function covers(rule: SecurityRule, port: number): boolean {
  const range = rule.ports();
  return rule.protocol() === "tcp" && range !== undefined && range[0] <= port && port <= range[1];
}
