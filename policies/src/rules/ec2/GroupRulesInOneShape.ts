import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { eitherRuleType, groupType, ingressType } from "./networkTypes.js";
import { separateRules, statedRules } from "./securityRules.js";

const inline = { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] }] };
const rule = (type: string) => ({
  type,
  name: `a ${type.split(":").pop()}`,
  props: { type: "ingress", protocol: "tcp", ipProtocol: "tcp", fromPort: 443, toPort: 443 },
  refersTo: { securityGroupId: "group" },
});

/** The rules of a security group are written in one of the provider's three shapes: two of them undo each other. */
export const GroupRulesInOneShape: RelationRule = {
  id: "sg-rules-one-shape",
  title: "The rules of a security group are written in one shape",
  severity: "medium",
  why: "Inline rules remove all others at every second deployment: what is open is not what the program says",
  fix: "write every rule as a SecurityGroupIngressRule or SecurityGroupEgressRule, none inline and none as SecurityGroupRule",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/working-with-security-group-rules.html",
  controls: ["NET-08", "NET-09"],
  scope: "stack",
  types: [groupType],
  evaluate: (group, graph) => {
    const separate = separateRules(group, graph);
    const [older, newer] = [separate.filter(isOlder), separate.filter((resource) => !isOlder(resource))];
    const { name } = group;
    return verdictOf([
      ...(separate.length > 0 && statedRules(group).length > 0
        ? [{ id: "Inline", message: `security group ${name} has inline rules beside rules of their own` }]
        : []),
      ...(older.length > 0 && newer.length > 0
        ? [{ id: "TwoShapes", message: `security group ${name} has rules of the older shape beside new ones` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: groupType, name: "group" }, rule(ingressType)],
    bad: [{ type: groupType, name: "group", props: inline }, rule(ingressType)],
    others: {
      "two shapes of their own": [{ type: groupType, name: "group" }, rule(ingressType), rule(eitherRuleType)],
    },
  },
};

function isOlder({ type }: { readonly type: string }): boolean {
  return type === eitherRuleType;
}
