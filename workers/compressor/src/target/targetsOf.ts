import { PoisonError } from "@sallyport/worker-kit";
import type { Manifest, ManifestTarget } from "../archive/index.js";
import type { TargetSettings } from "../settings/readSettings.js";

/**
 * The archive's targets in this worker's region (NET-18: a worker writes to no other).
 *
 * @throws PoisonError where there is none, or a bucket that this worker was not given
 */
export function targetsOf({ targets }: Manifest, settings: TargetSettings): readonly ManifestTarget[] {
  const own = targets.filter(({ region }) => region === settings.AWS_REGION);
  if (own.length === 0) throw refused("it has no target in this region");
  const allowed = new Set(settings.SALLYPORT_TARGET_BUCKETS);
  if (!own.every(({ bucket }) => allowed.has(bucket)))
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
