import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientSettings } from "@sallyport/worker-kit";
import type { SecretVault } from "../ports.js";
import { SecretsManagerVault } from "./SecretsManagerVault.js";

/** Secrets Manager of a region, for a program whose secret is none of an environment's: a stack's own login. Close it. */
export function openVault({
  region,
  maxSockets = 2,
}: {
  readonly region: string;
  readonly maxSockets?: number;
}): SecretVault {
  return new SecretsManagerVault(new SecretsManagerClient(clientSettings({ region, maxSockets })));
}
