import type { ResourceGraph } from "./ResourceGraph.js";

/**
 * Computes something once for each graph, however many of its resources a rule judges: what concerns the whole stack must not be
 * gathered anew for each of them. A computation that throws is tried again.
 */
export function perGraph<Value>(compute: (graph: ResourceGraph) => Value): (graph: ResourceGraph) => Value {
  const computed = new WeakMap<ResourceGraph, { readonly value: Value }>();
  return (graph) => {
    const before = computed.get(graph);
    if (before) return before.value;
    const value = compute(graph);
    computed.set(graph, { value });
    return value;
  };
}
