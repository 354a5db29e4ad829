import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientSettings } from "@sallyport/worker-kit";
import type { AwsKeys, SecretVault } from "../ports.js";
import { SecretsManagerVault } from "./SecretsManagerVault.js";

interface VaultPlace {
  readonly region: string;
  /** Connections at most. Default: 2. */
  readonly maxSockets?: number;
  /** Whose eyes look. Default: what the SDK finds in the process's environment. */
  readonly credentials?: (() => Promise<AwsKeys>) | undefined;
}

/** Secrets Manager of a region, for a program whose secret is none of an environment's: a stack's own login. Close it. */
export function openVault({ region, maxSockets = 2, credentials }: VaultPlace): SecretVault {
  const settings = clientSettings({ region, maxSockets });
  return new SecretsManagerVault(
    new SecretsManagerClient({ ...settings, ...(credentials === undefined ? {} : { credentials }) }),
  );
}
