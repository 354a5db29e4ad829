import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { egressType, eitherRuleType, groupType, ingressType } from "./networkTypes.js";

type Inputs = ResourceView["inputs"];

/** Every security group and every rule says what it is for. */
export const GroupRulesDescribed: ResourceRule = {
  id: "sg-rules-described",
  title: "Security groups and their rules say what they are for",
  severity: "low",
  why: "Nobody dares to remove a rule of which nobody knows the purpose, so that it stays open for good",
  fix: "give every group and every rule a description: who connects, and why",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  controls: ["NET-08", "GOV-05"],
  scope: "resource",
  types: [groupType, ingressType, egressType, eitherRuleType],
  evaluate: ({ type, name, inputs }) =>
    verdictOf([
      ...(isDescribed(inputs) ? [] : [{ id: "Undescribed", message: `${name} has no description` }]),
      ...(type === groupType ? ["ingress", "egress"].flatMap((list) => inlineFindings(name, list, inputs)) : []),
    ]),
  examples: {
    good: [{ type: ingressType, name: "https", props: { ipProtocol: "tcp", description: "HTTPS from the workers" } }],
    bad: [{ type: ingressType, name: "https", props: { ipProtocol: "tcp" } }],
    others: {
      "a group with the provider's own words": [
        { type: groupType, name: "workers", props: { description: "Managed by Pulumi" } },
      ],
      "an inline rule": [
        { type: groupType, name: "workers", props: { description: "Workers", egress: [{ protocol: "tcp" }] } },
      ],
    },
  },
};

function inlineFindings(name: string, list: string, inputs: Inputs): readonly Finding[] {
  return ((inputs[list] as readonly Inputs[] | undefined) ?? []).flatMap((rule, index) =>
    isDescribed(rule)
      ? []
      : [
          {
            id: `Undescribed::${list}::${index}`,
            message: `rule ${index + 1} of ${list} of ${name} has no description`,
          },
        ],
  );
}

function isDescribed({ description }: Inputs): boolean {
  return (
    description !== undefined && description !== "" && !/^Managed by (Pulumi|Terraform)$/.test(String(description))
  );
}
