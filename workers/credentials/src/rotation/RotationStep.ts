import type { CredentialTarget, SecretStore } from "../ports.js";

/** One rotation of one secret, while a step of it runs. */
export interface RotationStep {
  readonly store: SecretStore;
  readonly target: CredentialTarget;
  readonly secretId: string;
  /** ClientRequestToken of the rotation, which is the id of the version that it makes. */
  readonly versionId: string;
}
