import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { targetType } from "../ecs/ecsRunOf.js";

const ruleType = "aws:cloudwatch/eventRule:EventRule";

/** Every rule has somebody whom it tells. */
export const EventRuleHasTarget: RelationRule = {
  id: "event-rule-has-target",
  title: "Event rules have a target",
  severity: "low",
  why: "A rule without a target matches and does nothing: the failure, the rotation or the job that it was written for goes unnoticed",
  fix: "add an EventTarget whose rule is this rule's name, or remove the rule",
  url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html",
  controls: ["MON-01", "SEC-11"],
  scope: "stack",
  types: [ruleType],
  evaluate: (rule, graph) =>
    graph.referring(targetType, "rule", rule).length > 0
      ? compliant
      : violation("Missing", `rule ${rule.name} has no target`),
  examples: {
    good: [
      { type: ruleType, name: "failed" },
      { type: targetType, name: "told", refersTo: { rule: "failed" } },
    ],
    bad: [{ type: ruleType, name: "failed" }],
  },
};
