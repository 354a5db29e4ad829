import { PoisonError } from "@sallyport/worker-kit";
import type { CredentialTarget, SecretStore } from "../ports.js";
import { createSecret } from "./createSecret.js";
import { finishSecret } from "./finishSecret.js";
import type { RotationEvent } from "./RotationEvent.js";
import type { RotationStep } from "./RotationStep.js";
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
 * One step of a rotation. Each may be repeated, alone or from the first one on, after an end at any point.
 *
 * @returns "done", or "current" where the version is current already and nothing is left to do
 * @throws PoisonError where the rotation is off or is not this one: another one has the pending version
 */
export async function rotate(event: RotationEvent, ports: RotationPorts): Promise<"done" | "current"> {
  const { SecretId: secretId, ClientRequestToken: versionId } = event;
  const { rotationEnabled, stages } = await ports.store.describe(secretId);
  const own = stages.get(versionId) ?? [];
  if (own.includes("AWSCURRENT")) return "current";
  if (!rotationEnabled || !own.includes("AWSPENDING")) {
    throw new PoisonError({
      reason: rotationEnabled ? "not-pending" : "rotation-off",
      what: rotationEnabled
        ? `Version ${versionId} of ${secretId} is not the one that is to become current`
        : `The rotation of ${secretId} is off`,
      fix: "Nothing was changed: start a rotation with RotateSecret, and do not call the function by hand",
    });
  }
  const target = targetFor(await ports.store.read(secretId, "AWSCURRENT"), ports.targets, secretId);
  await steps[event.Step]({ store: ports.store, target, secretId, versionId });
  return "done";
}
