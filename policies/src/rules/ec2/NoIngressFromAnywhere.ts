import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const groupTypes = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
const ruleTypes = [
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:ec2/securityGroupRule:SecurityGroupRule",
];
const anywhere = ["0.0.0.0/0", "::/0"];

interface InlineRule {
  readonly cidrBlocks?: readonly string[];
  readonly ipv6CidrBlocks?: readonly string[];
}

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
  types: [...groupTypes, ...ruleTypes],
  evaluate: (resource) =>
    verdictOf(
      ingressRanges(resource)
        .filter((range) => anywhere.includes(range))
        .map((range) => ({ id: `Range::${range}`, message: `${resource.name} lets ${range} in` })),
    ),
  examples: {
    good: [{ type: groupTypes[0] ?? "", name: "workers", props: { ingress: [{ cidrBlocks: ["10.0.0.0/16"] }] } }],
    bad: [{ type: groupTypes[0] ?? "", name: "workers", props: { ingress: [{ cidrBlocks: ["0.0.0.0/0"] }] } }],
  },
};

function ingressRanges({ type, props }: ResourceView): readonly string[] {
  if (groupTypes.includes(type)) {
    const rules = (props.ingress as readonly InlineRule[] | undefined) ?? [];
    return rules.flatMap(({ cidrBlocks = [], ipv6CidrBlocks = [] }) => [...cidrBlocks, ...ipv6CidrBlocks]);
  }
  if (type.endsWith(":SecurityGroupRule") && props.type !== "ingress") return [];
  const rule = props as InlineRule & { readonly cidrIpv4?: string; readonly cidrIpv6?: string };
  return [rule.cidrIpv4, rule.cidrIpv6, ...(rule.cidrBlocks ?? []), ...(rule.ipv6CidrBlocks ?? [])].filter(
    (range) => range !== undefined,
  );
}
