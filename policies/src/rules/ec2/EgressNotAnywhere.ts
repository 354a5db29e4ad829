import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { isAnywhere } from "./isAnywhere.js";
import { egressType, eitherRuleType, groupType } from "./networkTypes.js";
import { ruleStatingTypes, statedRules } from "./securityRules.js";

const outbound = (props: object) => ({
  type: egressType,
  name: "out",
  props: { ipProtocol: "tcp", fromPort: 443, toPort: 443, ...props },
});

/** No security group lets out to the whole internet, unless a waiver says why what is called cannot be named. */
export const EgressNotAnywhere: RelationRule = {
  id: "sg-egress-no-any",
  title: "Security groups name where they let out to",
  severity: "medium",
  why: "A rule to 0.0.0.0/0 lets a compromised task send data to any host, over HTTPS like everything else",
  fix: "name the endpoints' security group and the prefix lists of S3 and DynamoDB, or write the reason in exceptions.egressAnywhere",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html",
  controls: ["NET-10", "NET-14"],
  scope: "stack",
  waivedBy: "egressAnywhere",
  types: ruleStatingTypes,
  evaluate: (resource) =>
    verdictOf(
      statedRules(resource)
        .filter(({ direction }) => direction === "egress")
        .flatMap((rule) => rule.blocks())
        .filter(isAnywhere)
        .map((block) => ({ id: `Range::${block}`, message: `${resource.name} lets out to ${block}` })),
    ),
  examples: {
    good: [outbound({ prefixListId: "pl-6da54004" })],
    bad: [outbound({ cidrIpv4: "0.0.0.0/0" })],
    others: {
      "half of the internet": [outbound({ cidrIpv4: "128.0.0.0/1" })],
      "IPv6, inline": [
        { type: groupType, name: "workers", props: { egress: [{ protocol: "tcp", ipv6CidrBlocks: ["::/0"] }] } },
      ],
      "the older shape": [
        { type: eitherRuleType, name: "out", props: { type: "egress", protocol: "tcp", cidrBlocks: ["0.0.0.0/0"] } },
      ],
    },
  },
};
