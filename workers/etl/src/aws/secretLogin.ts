import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { FatalError, parseDatabaseLogin } from "@sallyport/worker-kit";
import type { Login } from "../postgres/PgDatabases.js";

/** The login that a secret holds now; the server is the one of the settings, whatever the secret says. */
export async function secretLogin(
  client: SecretsManagerClient,
  SecretId: string,
  server: Pick<Login, "host" | "port" | "database">,
): Promise<Login> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  const { username, password } = parseDatabaseLogin(SecretString, SecretId);
  if (password !== undefined) return { ...server, user: username, password };
  throw new FatalError({
    reason: "no-password",
    what: "The secret of the database's login holds no password yet",
    fix: "Let its first rotation run: it makes one",
  });
}
