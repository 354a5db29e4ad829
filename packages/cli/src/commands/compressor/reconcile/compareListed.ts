import type { ListedObject } from "../listing/ListedObject.js";
import type { Difference } from "./Finding.js";

/**
 * Compares what two listings say of one key. Undefined where they agree, which proves that the target has an object of this size that was
 * written after the source's current one was made; not that its content is the same.
 *
 * A listing's times are whole seconds, and all regions go by one clock.
 */
export function compareListed(source: ListedObject, target: ListedObject): Difference | undefined {
  if (source.size !== target.size) return "other-size";
  return target.lastModified < source.lastModified ? "older" : undefined;
}
