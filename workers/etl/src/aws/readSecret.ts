import { CredentialError, type SecretVault } from "@sallyport/credentials/vault";

/** The value of a secret, with Secrets Manager's own errors: what they mean for a message is the worker's to judge. */
export async function readSecret(vault: Pick<SecretVault, "read">, secretId: string): Promise<string> {
  try {
    return (await vault.read(secretId)).value.reveal();
  } catch (error) {
    throw error instanceof CredentialError ? (error.cause ?? error) : error;
  }
}
