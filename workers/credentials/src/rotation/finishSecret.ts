import { RetryableError } from "@sallyport/worker-kit";
import { loginsOf } from "./loginsOf.js";
import type { RotationStep } from "./RotationStep.js";

/**
 * Step 4: makes the pending version current, and takes AWSPENDING off it: were the login stored anew, the stage would stay behind on a
 * version that is not current, and Secrets Manager would refuse every further rotation as one that is still under way. Where the version
 * is current already, `rotate` does not come here.
 */
export async function finishSecret(step: RotationStep): Promise<void> {
  const { store, secretId, versionId } = step;
  await loginsOf(step);
  const { stages } = await store.describe(secretId);
  const current = [...stages].find(([, of]) => of.includes("AWSCURRENT"))?.[0];
  if (current === undefined) {
    throw new RetryableError({
      reason: "no-current",
      what: `No version of ${secretId} is current`,
      fix: "Move the stage AWSCURRENT to the version whose login works",
    });
  }
  await store.makeCurrent(secretId, { from: current, to: versionId });
  await store.endPending(secretId, versionId);
}
