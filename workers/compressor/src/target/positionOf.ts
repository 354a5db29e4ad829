import { alignedSequencer } from "@sallyport/worker-kit";
import type { ManifestDeletion, ManifestObject } from "../archive/index.js";

/**
 * Orders the contents of one object; positions are compared as strings. The event's sequencer decides. Where the source
 * had no event (a backfill), or an unversioned object was read later than its event, the time of its last change does.
 */
export function positionOf({ sequencer, lastModified }: Pick<ManifestObject, "sequencer" | "lastModified">): string {
  return `${alignedSequencer(sequencer)}/${new Date(lastModified).toISOString()}`;
}

/** The same for a deletion, which always has a sequencer, and never that of a content. */
export function positionOfDeletion({ sequencer }: Pick<ManifestDeletion, "sequencer">): string {
  return `${alignedSequencer(sequencer)}/`;
}
