import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { oneOf, settingsOf } from "./settingsOf.js";

/** How a bucket keeps versions. */
export interface BucketVersions {
  readonly enabled: boolean;
  /** Only a second factor deletes a version. */
  readonly mfaDelete: boolean;
}

/** A bucket's versioning in any shape. */
export function versioningOf(bucket: ResourceView, graph: ResourceGraph): BucketVersions {
  const [setting] = settingsOf("versioning", bucket, graph);
  if (!setting) return { enabled: false, mfaDelete: false };
  const { fields, property } = setting;
  if (property !== undefined) return { enabled: fields.enabled === true, mfaDelete: fields.mfaDelete === true };
  const { status, mfaDelete } = oneOf(fields.versioningConfiguration) ?? {};
  return { enabled: status === "Enabled", mfaDelete: mfaDelete === "Enabled" };
}
