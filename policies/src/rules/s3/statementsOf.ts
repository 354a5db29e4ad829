import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { bucketTypes } from "./bucketTypes.js";
import { oneOf } from "./settingsOf.js";
import { settingTypes } from "./settingTypes.js";

/** The types that carry a policy of a bucket or of a way into one. */
export const s3PolicyTypes = [
  ...settingTypes.policy.types,
  ...bucketTypes,
  "aws:s3/accessPoint:AccessPoint",
  "aws:s3control/accessPointPolicy:AccessPointPolicy",
  "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy",
  "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy",
] as const;

/** The statements of all policies of a bucket, its own or of resources that refer to it. */
export function statementsOf(bucket: ResourceView, graph: ResourceGraph): readonly PolicyStatement[] {
  const [policyType] = settingTypes.policy.types;
  const policies = graph.referring(policyType, "bucket", bucket);
  return policies.length > 0 ? policies.flatMap(statementsIn) : statementsIn(bucket);
}

/** The statements of the policy that a resource holds. A bucket's is read from what the program gave: its outputs show any. */
export function statementsIn(resource: ResourceView): readonly PolicyStatement[] {
  const { type, props, inputs } = resource;
  if ((bucketTypes as readonly string[]).includes(type)) return parsePolicy(inputs.policy);
  return parsePolicy(oneOf(props.details)?.policy ?? props.policy);
}
