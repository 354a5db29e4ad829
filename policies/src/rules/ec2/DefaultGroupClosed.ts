import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf, violation } from "../../engine/Verdict.js";
import { defaultGroupType, ingressType, vpcType } from "./networkTypes.js";
import { separateRules, statedRules } from "./securityRules.js";

const vpc = { type: vpcType, name: "vpc" };
const closed = { type: defaultGroupType, name: "default", refersTo: { vpcId: "vpc" } };

/** The default security group of every VPC is there without rules. */
export const DefaultGroupClosed: RelationRule = {
  id: "default-sg-closed",
  title: "The default security group of a VPC has no rules",
  severity: "medium",
  why: "AWS puts what names no group into the default one, which lets all its members reach each other and the internet",
  fix: "add a DefaultSecurityGroup for the VPC with ingress and egress empty",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  controls: ["NET-08", "NET-10"],
  scope: "stack",
  types: [vpcType],
  evaluate: (network, graph) => {
    const groups = graph.referring(defaultGroupType, "vpcId", network);
    if (groups.length === 0)
      return violation("Missing", `the default security group of VPC ${network.name} has AWS's rules`);
    const rules = [...groups, ...groups.flatMap((group) => separateRules(group, graph))]
      .flatMap(statedRules)
      .map(({ statedBy }) => statedBy);
    // Rules may also name the group by an attribute of the VPC.
    const byAttribute = separateRules(network, graph);
    return verdictOf(
      [...new Set([...rules, ...byAttribute])].map(({ name }) => ({
        id: `Rule::${name}`,
        message: `${name} is a rule of the default security group of VPC ${network.name}`,
      })),
    );
  },
  examples: {
    good: [vpc, closed],
    bad: [vpc],
    others: {
      "an inline rule": [vpc, { ...closed, props: { ingress: [{ protocol: "-1", self: true }] } }],
      "a rule of its own": [
        vpc,
        closed,
        { type: ingressType, name: "in", props: { ipProtocol: "-1" }, refersTo: { securityGroupId: "default" } },
      ],
      "a rule by the VPC's attribute": [
        vpc,
        closed,
        { type: ingressType, name: "in", props: { ipProtocol: "-1" }, refersTo: { securityGroupId: "vpc" } },
      ],
    },
  },
};
