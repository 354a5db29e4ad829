import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

const trailType = "sallyport:index:AuditTrail";
const tagNames = ["sallyport:data-role", "data-role", "DataRole"] as const;

/** What a bucket's objects are ("results", "staging", "uploads", "audit"), by its component, else by its tag. */
export function dataRoleOf(bucket: ResourceView, graph: ResourceGraph): string | undefined {
  const [component] = graph.ancestors(bucket);
  if (typeof component?.inputs.dataRole === "string") return component.inputs.dataRole;
  if (component?.type === trailType) return "audit";
  const tags = (bucket.props.tags ?? {}) as Readonly<Record<string, unknown>>;
  const role = tagNames.map((name) => tags[name]).find((value) => value !== undefined);
  return typeof role === "string" ? role : undefined;
}
