import type { Login } from "@sallyport/worker-etl";
import type { EtlOutputs } from "./EtlOutputs.js";

/**
 * The login that a stack's worker has: that of its secret, as it is now, or a token of IAM. The caller needs
 * `secretsmanager:GetSecretValue` on the secret and `kms:Decrypt` for its key, or `rds-db:connect` as the user.
 */
export async function loaderLogin(outputs: EtlOutputs): Promise<Login> {
  const { region, databaseHost: host, databasePort: port, databaseName: database, loaderSecretArn } = outputs;
  const server = { host, port, database };
  const { iamLogin, secretLogin } = await import("@sallyport/worker-etl/aws");
  if (loaderSecretArn === undefined) return await iamLogin({ server, user: outputs.loaderUser, region });
  const { openVault } = await import("@sallyport/credentials/vault");
  const vault = openVault({ region });
  try {
    return await secretLogin(vault, loaderSecretArn, server);
  } finally {
    vault.close();
  }
}
