import { PoisonError } from "@sallyport/worker-kit";
import type { RotationStep } from "./RotationStep.js";

/**
 * Refuses to go on for a version that is not, or is no longer, the one that is to become current.
 *
 * @throws PoisonError
 */
export async function refuseOtherRotation({
  store,
  secretId,
  versionId,
}: Pick<RotationStep, "store" | "secretId" | "versionId">): Promise<void> {
  const { rotationEnabled, stages } = await store.describe(secretId);
  const own = stages.get(versionId) ?? [];
  if (rotationEnabled && own.includes("AWSPENDING") && !own.includes("AWSCURRENT")) return;
  throw new PoisonError({
    reason: rotationEnabled ? "not-pending" : "rotation-off",
    what: rotationEnabled
      ? `Version ${versionId} of ${secretId} is not the one that is to become current`
      : `The rotation of ${secretId} is off`,
    fix: "Nothing was changed: start a rotation with RotateSecret, and do not call the function by hand",
  });
}
