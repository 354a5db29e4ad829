import { CredentialError } from "../CredentialError.js";
import type { SecretVault } from "../ports.js";

/**
 * The value of a secret, for a worker.
 *
 * @throws Secrets Manager's own error where it has one: whether it is worth a further attempt is the worker's to judge
 */
export async function readSecret(vault: Pick<SecretVault, "read">, secretId: string): Promise<string> {
  try {
    return (await vault.read(secretId)).value.reveal();
  } catch (error) {
    throw error instanceof CredentialError ? (error.cause ?? error) : error;
  }
}
