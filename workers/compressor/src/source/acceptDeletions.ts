import type { ObjectRemoved } from "@sallyport/worker-kit";
import type { SourceSettings } from "../settings/readSettings.js";
import { acceptObjects } from "./acceptObjects.js";
import type { ObjectDeleted } from "./Batch.js";

/** What the deletions of a message come to. */
export interface AcceptedDeletions {
  readonly deletions: readonly ObjectDeleted[];
  /** Names of the events that the rule asks for. */
  readonly heard: readonly string[];
  /** Deletions of a single version, which may leave the current object as it is. */
  readonly versions: number;
  /** Deletions without a sequencer: nobody can tell whether a creation came before or after. */
  readonly unordered: number;
}

/**
 * Which deletions the targets are to repeat: those that took the current object of a key away, as far as the rule mirrors
 * them. A version that was deleted for good never is one. Whether it was the current one its event does not tell, and a
 * deletion too many would destroy what the source still has; the reconciliation lists the difference.
 *
 * @throws PoisonError for an object outside the rule
 */
export function acceptDeletions(removed: readonly ObjectRemoved[], settings: SourceSettings): AcceptedDeletions {
  const asked = removed.filter(
    ({ expired }) => settings.SALLYPORT_MIRROR_DELETES && (!expired || settings.SALLYPORT_MIRROR_EXPIRY),
  );
  const current = acceptObjects(asked, settings).filter(
    ({ kind, versionId }) => kind === "marker" || versionId === undefined,
  );
  const deletions = current.flatMap(({ bucket, key, sequencer, versionId, removedAt }): ObjectDeleted[] =>
    sequencer === undefined
      ? []
      : [{ deleted: true, bucket, key, sequencer, versionId, deletedAt: removedAt, size: 0 }],
  );
  return {
    deletions,
    heard: asked.map(({ eventName }) => eventName),
    versions: asked.length - current.length,
    unordered: current.length - deletions.length,
  };
}
