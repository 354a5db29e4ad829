import { isRecord } from "../values/isRecord.js";
import type { Json } from "../values/Json.js";

/** What to set and what to remove to get from one set of tags (a state's `tagsAll`) to another. */
export const tagChanges = (
  before: Json | undefined,
  after: Readonly<Record<string, string>>,
): { set: Record<string, string>; remove: string[] } => {
  const old = isRecord(before) ? before : {};
  return {
    set: Object.fromEntries(Object.entries(after).filter(([key, value]) => old[key] !== value)),
    remove: Object.keys(old).filter((key) => !(key in after)),
  };
};
