import { allRules, appliesTo, judge, ResourceGraph, type ResourceView } from "@sallyport/policies";
import type { StateResource } from "@sallyport/sandbox/testing";

/** What judging a state costs. */
export interface RuleCosts {
  readonly resources: number;
  /** Microseconds by rule, for each resource of the state whether the rule is about it or not. */
  readonly perResource: ReadonlyMap<string, number>;
}

/**
 * Times every rule over a state, each round over a new graph, so that what is kept for a graph is paid for in every round. The quickest round
 * counts: what else the machine does only ever adds.
 */
export function ruleCosts(resources: readonly StateResource[], rounds: number): RuleCosts {
  const views = resources.map(viewOf);
  const quickest = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    globalThis.gc?.();
    const graph = new ResourceGraph(views);
    for (const rule of allRules) {
      const start = performance.now();
      for (const resource of graph.resources) if (appliesTo(rule, resource.type)) judge(rule, resource, graph);
      const microseconds = ((performance.now() - start) * 1000) / views.length;
      quickest.set(rule.id, Math.min(quickest.get(rule.id) ?? Number.POSITIVE_INFINITY, microseconds));
    }
  }
  return { resources: views.length, perResource: quickest };
}

function viewOf(resource: StateResource): ResourceView {
  const { urn, type, parent, protect = false, inputs = {}, outputs = {}, propertyDependencies = {} } = resource;
  const dependencies = Object.entries(propertyDependencies).map(([property, urns]) => [property, urns ?? []]);
  return {
    urn,
    type,
    name: urn.slice(urn.lastIndexOf("::") + 2),
    props: { ...inputs, ...outputs },
    inputs,
    propertyDependencies: Object.fromEntries(dependencies),
    protect,
    ...(parent === undefined ? {} : { parent }),
  };
}
