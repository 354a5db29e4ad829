import type { ResourceGraph } from "../engine/ResourceGraph.js";
import type { ResourceView } from "../engine/ResourceView.js";

/**
 * The environment that a resource belongs to ("prod"): the `environment` argument of the nearest component that has one, else the tag
 * of that name, in either case. Undefined where nothing says so.
 */
export function environmentOf(resource: ResourceView, graph: ResourceGraph): string | undefined {
  for (const { inputs } of graph.ancestors(resource)) {
    if (typeof inputs.environment === "string") return inputs.environment;
  }
  const tags = resource.props.tags as Readonly<Record<string, unknown>> | undefined;
  const tag = tags?.environment ?? tags?.Environment;
  return typeof tag === "string" ? tag : undefined;
}
