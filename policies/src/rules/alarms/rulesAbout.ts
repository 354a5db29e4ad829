import { perGraph } from "../../engine/perGraph.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

export const eventRuleType = "aws:cloudwatch/eventRule:EventRule";
export const eventTargetType = "aws:cloudwatch/eventTarget:EventTarget";

/** An event pattern, as far as it is read here. */
export interface EventPattern {
  readonly source?: readonly string[];
  readonly detail?: {
    readonly status?: readonly string[];
    readonly state?: readonly string[];
    readonly eventName?: readonly string[];
  };
}

/** The rules that have a target, by the component that makes them. */
const rulesByComponent = perGraph((graph) => {
  const rules = new Map<string, ResourceView[]>();
  for (const rule of graph.ofTypes(eventRuleType)) {
    if (rule.parent === undefined || graph.referring(eventTargetType, "rule", rule).length === 0) continue;
    const made = rules.get(rule.parent);
    if (made) made.push(rule);
    else rules.set(rule.parent, [rule]);
  }
  return rules;
});

/** The rules with a target whose pattern a resource is in, and those with a target that its component makes. */
export function rulesAbout(resource: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  const naming = graph
    .referring(eventRuleType, "eventPattern", resource)
    .filter((rule) => graph.referring(eventTargetType, "rule", rule).length > 0);
  return [...naming, ...(rulesByComponent(graph).get(resource.parent ?? "") ?? [])];
}

/** The pattern of a rule; an empty one where it goes by the clock. */
export function patternOf({ inputs }: ResourceView): EventPattern {
  return typeof inputs.eventPattern === "string" ? (JSON.parse(inputs.eventPattern) as EventPattern) : {};
}
