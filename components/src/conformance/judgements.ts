import { allRules, judgeEach, type ReportLine, ResourceGraph, type ResourceView } from "@sallyport/policies";
import type { RecordedResource } from "./Recording.js";

/** What every rule says of every recorded resource that it is about, one after the other. */
export function* judgements(resources: readonly RecordedResource[]): Generator<ReportLine> {
  const graph = new ResourceGraph(resources.map(viewOf));
  for (const rule of allRules) yield* judgeEach(rule, graph);
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
