import { parseDatabaseLogin } from "@sallyport/worker-kit";
import type { EtlOutputs } from "./EtlOutputs.js";
import type { EtlTarget } from "./EtlTarget.js";

/**
 * The login that a stack's worker has: that of its secret, as it is at each new session, since it is rotated; or a token of
 * IAM. The caller needs `secretsmanager:GetSecretValue` on the secret, or `rds-db:connect` as the user.
 */
export async function loaderLogin(outputs: EtlOutputs): Promise<EtlTarget["login"]> {
  const { region, databaseHost: host, databasePort: port, databaseName: database, loaderSecretArn } = outputs;
  if (loaderSecretArn === undefined) {
    const { Signer } = await import("@aws-sdk/rds-signer");
    const user = outputs.loaderUser;
    const signer = new Signer({ hostname: host, port, username: user, region });
    return { host, port, database, user, password: async () => await signer.getAuthToken() };
  }
  const { GetSecretValueCommand, SecretsManagerClient } = await import("@aws-sdk/client-secrets-manager");
  const secrets = new SecretsManagerClient({ region });
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: loaderSecretArn }));
  const { username: user, password = "" } = parseDatabaseLogin(SecretString, loaderSecretArn);
  // The user changes with each rotation, so that this password is right for as long as a command runs: the one before stays valid.
  return { host, port, database, user, password: async () => password };
}
