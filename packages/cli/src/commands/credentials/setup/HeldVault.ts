import {
  CredentialError,
  type Secret,
  type SecretState,
  type SecretVault,
  type SecretVersion,
  type StoredSecret,
} from "@sallyport/credentials";

/** A vault of one value in memory: what is going to be stored is first stored here, and tried from here. */
export class HeldVault implements SecretVault {
  #held: { readonly name: string; readonly value: Secret } | undefined;

  async read(secretId: string): Promise<SecretVersion> {
    const { name, value } = this.#held ?? {};
    if (name !== secretId || value === undefined) throw unknown(secretId);
    return { name: secretId, arn: secretId, versionId: "not stored yet", value, created: undefined };
  }

  async write(name: string, value: Secret): Promise<StoredSecret> {
    this.#held = { name, value };
    return { name, versionId: "not stored yet", created: true };
  }

  async describe(secretId: string): Promise<SecretState> {
    throw unknown(secretId);
  }

  async list(): Promise<readonly SecretState[]> {
    return [];
  }

  async rotate(secretId: string): Promise<string> {
    throw unknown(secretId);
  }

  async configureRotation(secretId: string): Promise<void> {
    throw unknown(secretId);
  }

  close(): void {
    this.#held = undefined;
  }
}

function unknown(secretId: string): CredentialError {
  return new CredentialError({
    code: "secret-missing",
    what: `There is no ${secretId} in memory`,
    fix: "Store it first",
  });
}
