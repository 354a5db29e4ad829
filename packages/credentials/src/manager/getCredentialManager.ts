import { readFileSync } from "node:fs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { STSClient } from "@aws-sdk/client-sts";
import { clientSettings, createLogger, type Logger } from "@sallyport/worker-kit";
import { SecretsManagerVault } from "../aws/SecretsManagerVault.js";
import type { CredentialManager } from "../ports.js";
import { isManagedRuntime } from "../settings/isManagedRuntime.js";
import { readManagerSettings } from "../settings/ManagerSettings.js";
import { DefaultCredentialManager } from "./DefaultCredentialManager.js";
import type { ManagerOptions } from "./ManagerOptions.js";

let shared: CredentialManager | undefined;

/**
 * The manager of credentials (TOL-01). Without options the one of this process, from its environment: AWS_REGION,
 * SALLYPORT_SECRET_NAMESPACE (avesa), SALLYPORT_SERVICE_ROLES, SALLYPORT_SERVICE_BUCKETS, and DB_CA, the path of a PEM
 * bundle of the databases' authorities. It logs its operations to standard error in a task or function, and nowhere on a
 * person's machine.
 *
 * @throws CredentialError `environment-variables-wrong`
 *
 * @example
 * const rows = await getCredentialManager().withClickHouse("prod", async ({ host, username, password }) => …);
 */
export function getCredentialManager(options: Partial<ManagerOptions> = {}): CredentialManager {
  if (Object.keys(options).length > 0) return makeManager(options);
  shared ??= makeManager({});
  return shared;
}

function makeManager(given: Partial<ManagerOptions>): CredentialManager {
  const { variables = process.env } = given;
  const aws = clientSettings({ region: variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION ?? "", maxSockets: 4 });
  const caFile = variables.DB_CA;
  return new DefaultCredentialManager({
    vault: given.vault ?? new SecretsManagerVault(new SecretsManagerClient(aws)),
    sts: given.sts ?? new STSClient(aws),
    s3: aws,
    settings: given.settings ?? readManagerSettings(variables),
    logger: given.logger ?? defaultLogger(variables),
    ca: caFile ? readFileSync(caFile, "utf8") : undefined,
    ...given,
    variables,
  });
}

function defaultLogger(variables: ManagerOptions["variables"]): Logger {
  const heard = isManagedRuntime(variables);
  return createLogger({
    service: "credentials",
    write: (line) => void (heard && process.stderr.write(line)),
  });
}
