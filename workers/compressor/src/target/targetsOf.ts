import { PoisonError } from "@sallyport/worker-kit";
import type { Manifest, ManifestTarget } from "../archive/index.js";
import type { TargetSettings } from "../settings/readSettings.js";

/**
 * The targets in this worker's region (NET-18: a worker writes to no other) in which the archive's objects are restored;
 * none where it is only backed up.
 *
 * @throws PoisonError where the archive has no target here, or a bucket that this worker was not given
 */
export function targetsOf(manifest: Manifest, settings: TargetSettings): readonly ManifestTarget[] {
  return ownTargets(manifest, settings).filter(({ backup }) => !backup);
}

/**
 * The targets in this worker's region that keep the archive as it is.
 *
 * @throws PoisonError as `targetsOf`
 */
export function backupsOf(manifest: Manifest, settings: TargetSettings): readonly ManifestTarget[] {
  return ownTargets(manifest, settings).filter(({ backup }) => backup);
}

function ownTargets({ targets }: Manifest, settings: TargetSettings): readonly ManifestTarget[] {
  const own = targets.filter(({ region }) => region === settings.AWS_REGION);
  if (own.length === 0) throw refused("it has no target in this region");
  const restored = new Set(settings.SALLYPORT_TARGET_BUCKETS);
  const kept = new Set(settings.SALLYPORT_BACKUP_BUCKETS);
  if (!own.every(({ bucket, backup }) => (backup ? kept : restored).has(bucket)))
    throw refused("it names a bucket that this worker may not write");
  return own;
}

function refused(what: string): PoisonError {
  return new PoisonError({
    reason: "foreign-target",
    what: `The archive is not for this worker: ${what}`,
    fix: "Deploy both regions with the same rules, then redrive the message",
  });
}
