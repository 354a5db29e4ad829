import { judgements } from "../conformance/judgements.js";
import type { RecordedResource } from "../conformance/Recording.js";

/** Whether any rule reports a violation in a component's resources. The first one ends the search. */
export function isNoticed(resources: readonly RecordedResource[]): boolean {
  for (const { kind } of judgements(resources)) if (kind === "violation") return true;
  return false;
}
