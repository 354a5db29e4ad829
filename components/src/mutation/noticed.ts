import { allRules, appliesTo, judge, ResourceGraph, type ResourceView } from "@sallyport/policies";
import type { RecordedResource } from "../conformance/Recording.js";

/** Ids of the rules that report a violation in a component's resources. */
export function noticed(resources: readonly RecordedResource[]): readonly string[] {
  const graph = new ResourceGraph(resources.map(viewOf));
  return allRules
    .filter((rule) =>
      graph.resources.some(
        (resource) => appliesTo(rule, resource.type) && judge(rule, resource, graph).kind === "violation",
      ),
    )
    .map(({ id }) => id);
}

function viewOf({ type, urn, name, inputs, parent, propertyDependencies, protect }: RecordedResource): ResourceView {
  return {
    type,
    urn,
    name,
    props: inputs,
    inputs,
    propertyDependencies,
    protect,
    ...(parent === "" ? {} : { parent }),
  };
}
