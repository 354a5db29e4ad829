import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientSettings } from "@sallyport/worker-kit";
import type { AwsKeys, SecretVault } from "../ports.js";
import { SecretsManagerVault } from "./SecretsManagerVault.js";

interface VaultPlace {
  readonly region: string;
  /** Default: what the SDK finds in the process's environment. */
  readonly credentials?: (() => Promise<AwsKeys>) | undefined;
}

/** The secrets of a region, as an identity sees them. Close it after use. */
export function secretVault({ region, credentials }: VaultPlace): SecretVault {
  const settings = clientSettings({ region, maxSockets: 8 });
  return new SecretsManagerVault(
    new SecretsManagerClient({ ...settings, ...(credentials === undefined ? {} : { credentials }) }),
  );
}
