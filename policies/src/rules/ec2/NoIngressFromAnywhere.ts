import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { isAnywhere } from "./isAnywhere.js";
import { eitherRuleType, groupType, ingressType } from "./networkTypes.js";
import { ruleStatingTypes, statedRules } from "./securityRules.js";

/** No security group lets the whole internet in, by an inline rule or by one of its own. */
export const NoIngressFromAnywhere: ResourceRule = {
  id: "sg-no-open-ingress",
  title: "Security groups let nobody in from everywhere",
  severity: "critical",
  why: "A rule from 0.0.0.0/0 offers the port to every scanner of the internet as soon as a route exists",
  fix: "name the security group or the CIDR block that has to connect, or remove the rule: workers need no inbound traffic",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  controls: ["NET-08"],
  scope: "resource",
  types: ruleStatingTypes,
  evaluate: (resource) =>
    verdictOf(
      statedRules(resource)
        .filter(({ direction }) => direction === "ingress")
        .flatMap((rule) => rule.blocks())
        .filter(isAnywhere)
        .map((range) => ({ id: `Range::${range}`, message: `${resource.name} lets ${range} in` })),
    ),
  examples: {
    good: [{ type: groupType, name: "workers", props: { ingress: [{ cidrBlocks: ["10.0.0.0/16"] }] } }],
    bad: [{ type: groupType, name: "workers", props: { ingress: [{ cidrBlocks: ["0.0.0.0/0"] }] } }],
    others: {
      "a rule of its own, for IPv6": [{ type: ingressType, name: "in", props: { cidrIpv6: "::/0" } }],
      "the older shape": [
        { type: eitherRuleType, name: "in", props: { type: "ingress", cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] } },
      ],
      "half of the internet": [{ type: ingressType, name: "in", props: { cidrIpv4: "128.0.0.0/1" } }],
    },
  },
};
