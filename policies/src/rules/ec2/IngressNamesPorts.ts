import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { eitherRuleType, groupType, ingressType } from "./networkTypes.js";
import { describedTraffic, ruleStatingTypes, type SecurityRule, statedRules } from "./securityRules.js";

interface Settings {
  readonly maxPorts: number;
}

const inbound = (props: object) => ({ type: ingressType, name: "in", props: { cidrIpv4: "10.0.0.0/16", ...props } });

/** Every inbound rule names its protocol and few ports. */
export const IngressNamesPorts: ResourceRule<Settings> = {
  id: "sg-ingress-names-ports",
  title: "Inbound rules name their protocol and their ports",
  severity: "medium",
  why: "A wide range opens what is started later on some port in it, which nobody thought of when the rule was written",
  fix: "give the protocol and the one port that is connected to, in a rule for each",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  controls: ["NET-08", "NET-11"],
  scope: "resource",
  types: ruleStatingTypes,
  settings: {
    maxPorts: {
      description: "Ports that one rule may open at most",
      default: 1,
      schema: { type: "integer", minimum: 1, maximum: 65_535 },
    },
  },
  evaluate: (resource, { maxPorts }) =>
    verdictOf(
      statedRules(resource)
        .filter((rule) => rule.direction === "ingress" && opened(rule) > maxPorts)
        .map((rule) => ({
          id: `Ingress::${describedTraffic(rule)}`,
          message: `${resource.name} lets in ${describedTraffic(rule)}`,
        })),
    ),
  examples: {
    good: [inbound({ ipProtocol: "tcp", fromPort: 443, toPort: 443 })],
    bad: [inbound({ ipProtocol: "-1" })],
    others: {
      "a range": [inbound({ ipProtocol: "tcp", fromPort: 8000, toPort: 9000 })],
      "all of TCP, in the older shape": [
        { type: eitherRuleType, name: "in", props: { type: "ingress", protocol: "tcp", fromPort: 0, toPort: 65_535 } },
      ],
      "all traffic of the group itself": [
        {
          type: groupType,
          name: "workers",
          props: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] },
        },
      ],
    },
  },
};

/** Other protocols than TCP and UDP have no ports. */
function opened(rule: SecurityRule): number {
  const [protocol, range] = [rule.protocol(), rule.ports()];
  if (!["tcp", "udp", "-1"].includes(protocol)) return 0;
  return range === undefined ? 65_536 : range[1] - range[0] + 1;
}
