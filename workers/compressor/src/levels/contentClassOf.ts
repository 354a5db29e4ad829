import { type ClaimedType, claimedTypeOf } from "./claimedTypeOf.js";
import { isDense } from "./isDense.js";

/** Content that compresses alike: the claimed type, and whether the bytes look compressed or encrypted already. */
export type ContentClass = ClaimedType | `${ClaimedType}-dense`;

/**
 * The class of a frame: what its first object claims to hold, and what a look at the frame's bytes says. A claim can be
 * wrong (`data.json` that was stored gzipped): the look costs some microseconds, and a level that does not pay much more.
 */
export function contentClassOf(key: string, contentType: string | undefined, plain: Uint8Array): ContentClass {
  const claimed = claimedTypeOf(key, contentType);
  return isDense(plain) ? `${claimed}-dense` : claimed;
}
