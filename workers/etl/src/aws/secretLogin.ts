import { readSecret, type SecretVault } from "@sallyport/credentials/vault";
import { FatalError, parseDatabaseLogin } from "@sallyport/worker-kit";
import type { Login } from "../postgres/PgDatabases.js";

/** The login that a secret holds now; the server is the one of the settings, whatever the secret says. */
export async function secretLogin(
  vault: Pick<SecretVault, "read">,
  secretId: string,
  server: Pick<Login, "host" | "port" | "database">,
): Promise<Login> {
  const { username, password } = parseDatabaseLogin(await readSecret(vault, secretId), secretId);
  if (password !== undefined) return { ...server, user: username, password };
  throw new FatalError({
    reason: "no-password",
    what: "The secret of the database's login holds no password yet",
    fix: "Let its first rotation run: it makes one",
  });
}
