import { type ObjectCreated, PoisonError } from "@sallyport/worker-kit";
import { parseArchiveKey } from "../events/archiveKey.js";
import type { TargetSettings } from "../settings/readSettings.js";
import type { StagedArchive } from "./TargetContext.js";

/**
 * The archive that an event names.
 *
 * @throws PoisonError where it is in another bucket than the inbound one, or its key is no archive's
 */
export function acceptArchive(object: ObjectCreated, settings: TargetSettings): StagedArchive {
  const { bucket, key, versionId, etag, size } = object;
  const parsed = bucket === settings.SALLYPORT_STAGING_BUCKET ? parseArchiveKey(key) : undefined;
  if (parsed) return { ...parsed, bucket, key, versionId, etag, size };
  throw new PoisonError({
    reason: "no-staged-archive",
    what: "An event names something that is no archive in the inbound bucket",
    fix: "See who writes to that bucket, or sends to the queue; archives are <rule>/<id>.tar.zst",
  });
}
