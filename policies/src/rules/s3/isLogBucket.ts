import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { bucketTypes, logBucketType } from "./bucketTypes.js";
import { settingTypes } from "./settingTypes.js";

/** Whether a bucket takes access logs: by its component, or because another bucket logs into it. */
export function isLogBucket(bucket: ResourceView, graph: ResourceGraph): boolean {
  return graph.ancestors(bucket).some(({ type }) => type === logBucketType) || takesLogs(bucket, graph);
}

/** Whether another bucket of the stack logs into a bucket. */
function takesLogs(bucket: ResourceView, graph: ResourceGraph): boolean {
  const { types, inline } = settingTypes.logging;
  return (
    types.some((type) =>
      graph
        .referring(type, "targetBucket", bucket)
        .some((logging) => !graph.referenced(logging, "bucket").some(({ urn }) => urn === bucket.urn)),
    ) || bucketTypes.some((type) => inline.some((property) => graph.referring(type, property, bucket).length > 0))
  );
}
