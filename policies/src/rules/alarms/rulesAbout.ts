import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

export const eventRuleType = "aws:cloudwatch/eventRule:EventRule";
export const eventTargetType = "aws:cloudwatch/eventTarget:EventTarget";

/** An event pattern, as far as it is read here. */
export interface EventPattern {
  readonly source?: readonly string[];
  readonly detail?: { readonly status?: readonly string[]; readonly eventName?: readonly string[] };
}

/** The rules with a target whose pattern a resource is in, and those with a target that its component makes. */
export function rulesAbout(resource: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  const [parent] = graph.ancestors(resource);
  const beside = parent === undefined ? [] : graph.children(parent).filter(({ type }) => type === eventRuleType);
  return [...graph.referring(eventRuleType, "eventPattern", resource), ...beside].filter(
    (rule) => graph.referring(eventTargetType, "rule", rule).length > 0,
  );
}

/** The pattern of a rule; an empty one where it goes by the clock. */
export function patternOf({ inputs }: ResourceView): EventPattern {
  return typeof inputs.eventPattern === "string" ? (JSON.parse(inputs.eventPattern) as EventPattern) : {};
}
