import { verifiedTls } from "@sallyport/worker-kit";
import { Client } from "pg";
import { CredentialError } from "../CredentialError.js";
import type { EnvironmentName } from "../EnvironmentName.js";
import { readPostgres } from "../manager/readLogin.js";
import type { PostgresCredentials } from "../ports.js";
import { isPostgresRefusal } from "../postgres/isPostgresRefusal.js";
import { secretNameOf } from "../settings/secretNameOf.js";
import type { CheckList } from "./CheckList.js";
import { serverFailure } from "./serverFailure.js";
import type { ValidationContext } from "./ValidationContext.js";

const TIMEOUT = 10_000;

/** The secret as it is now: present, shape, login over verified TLS, and no powers over the server. */
export async function checkPostgres(
  list: CheckList,
  environment: EnvironmentName,
  { vault, settings, ca }: ValidationContext,
): Promise<void> {
  const name = secretNameOf(settings.namespace, "postgres", environment);
  await list.need("secret present", async () => {
    const { versionId } = await vault.read(name);
    return { message: `${name}, version ${versionId}`, result: true };
  });
  const login = await list.need("secret shape", async () => ({
    message: "All fields are there, and of this environment",
    result: await readPostgres(vault, name, environment),
  }));
  const row = await list.need("login over verified TLS", async () => {
    const result = await logIn(login as PostgresCredentials, ca);
    return { message: `${login?.username} at ${login?.host}:${login?.port}`, result };
  });
  await list.need("permissions", async () => {
    if (row?.powers === false) return { message: "The login has no powers over the server", result: true };
    throw new CredentialError({
      code: "permission-missing",
      what: `The login ${login?.username} is a superuser, or may make roles or databases`,
      fix: "Use a user that has its rights by membership of a role, and none else",
    });
  });
}

async function logIn({ host, port, username, password, database }: PostgresCredentials, ca: string | undefined) {
  const client = new Client({
    ...{ host, port, database, user: username, password: password.reveal(), ssl: verifiedTls({ host, ca }) },
    ...{ connectionTimeoutMillis: TIMEOUT, query_timeout: TIMEOUT, application_name: "sallyport" },
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ powers: boolean }>(
      "SELECT rolsuper OR rolcreaterole OR rolcreatedb AS powers FROM pg_roles WHERE rolname = current_user",
    );
    return rows[0];
  } catch (error) {
    throw serverFailure(error, `${host}:${port}`, isPostgresRefusal(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}
