import type { CredentialTarget, SecretStore } from "../ports.js";
import { createSecret } from "./createSecret.js";
import { finishSecret } from "./finishSecret.js";
import type { RotationEvent } from "./RotationEvent.js";
import type { RotationStep } from "./RotationStep.js";
import { refuseOtherRotation } from "./refuseOtherRotation.js";
import { setSecret } from "./setSecret.js";
import { targetFor } from "./targetFor.js";
import { testSecret } from "./testSecret.js";

const steps: Readonly<Record<RotationEvent["Step"], (step: RotationStep) => Promise<void>>> = {
  createSecret,
  setSecret,
  testSecret,
  finishSecret,
};

/** What a rotation works with. */
export interface RotationPorts {
  readonly store: SecretStore;
  /** By the field `engine` of the secret's value. */
  readonly targets: Readonly<Record<string, CredentialTarget>>;
}

/**
 * One step of a rotation. Each may be repeated, alone or from the first one on, after an end at any point, and by two at
 * the same time.
 *
 * @returns "done", or "current" where the version is current by now and nothing is left to do
 * @throws PoisonError where the rotation is off or is not this one: another one has the pending version
 */
export async function rotate(event: RotationEvent, ports: RotationPorts): Promise<"done" | "current"> {
  const { SecretId: secretId, ClientRequestToken: versionId } = event;
  const { store, targets } = ports;
  try {
    await refuseOtherRotation({ store, secretId, versionId });
    const target = targetFor(await store.read(secretId, "AWSCURRENT"), targets, secretId);
    await steps[event.Step]({ store, target, secretId, versionId });
    return "done";
  } catch (error) {
    // Another attempt of the same rotation may have come to the end meanwhile.
    const { stages } = await store.describe(secretId);
    if (!stages.get(versionId)?.includes("AWSCURRENT")) throw error;
    // That one may have ended before it took the stage off.
    await store.endPending(secretId, versionId);
    return "current";
  }
}
