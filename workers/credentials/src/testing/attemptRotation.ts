import type { SecretState, SecretStore } from "../ports.js";
import { type RotationPorts, rotate } from "../rotation/rotate.js";
import { replaced } from "./replaced.js";

const steps = ["createSecret", "setSecret", "testSecret", "finishSecret"] as const;

/** The four steps one after the other, as Secrets Manager makes them; an error ends the attempt. */
export async function attemptRotation(secretId: string, versionId: string, ports: RotationPorts): Promise<void> {
  const started = { ...ports, store: withStarted(ports.store, versionId) };
  for (const Step of steps) await rotate({ SecretId: secretId, ClientRequestToken: versionId, Step }, started);
}

/** RotateSecret gives a rotation's version the stage AWSPENDING before it has a value. */
function withStarted(store: SecretStore, versionId: string): SecretStore {
  return replaced(store, {
    describe: async (secretId): Promise<SecretState> => {
      const { stages, ...rest } = await store.describe(secretId);
      return { ...rest, stages: new Map([[versionId, ["AWSPENDING"]], ...stages]) };
    },
  });
}
