import { PoisonError, parseDatabaseLogin } from "@sallyport/worker-kit";
import { CredentialError } from "../CredentialError.js";
import { parseClickHouseLogin } from "../clickhouse/parseClickHouseLogin.js";
import type { EnvironmentName } from "../EnvironmentName.js";
import type { ClickHouseCredentials, PostgresCredentials, SecretVault, SecretVersion } from "../ports.js";
import { Secret } from "../Secret.js";
import { refuseOtherEnvironment } from "../settings/secretNameOf.js";

/** Reads, checks and types the current login of ClickHouse. Throws CredentialErrors. */
export async function readClickHouse(
  vault: SecretVault,
  name: string,
  environment: EnvironmentName,
): Promise<ClickHouseCredentials> {
  const secret = await readFor(vault, name, environment);
  const login = parseClickHouseLogin(secret.value.reveal(), secret.name);
  refuseOtherEnvironment(secret.name, environment, login.environment);
  const { host, port, username, database } = login;
  return { environment, host, port, username, database, ...passwordOf(login.password, secret) };
}

/** Reads, checks and types the current login of PostgreSQL. Throws CredentialErrors. */
export async function readPostgres(
  vault: SecretVault,
  name: string,
  environment: EnvironmentName,
): Promise<PostgresCredentials> {
  const secret = await readFor(vault, name, environment);
  try {
    const { host, port, username, dbname, password } = parseDatabaseLogin(secret.value.reveal(), secret.name);
    return { environment, host, port, username, database: dbname, ...passwordOf(password, secret) };
  } catch (error) {
    if (!(error instanceof PoisonError)) throw error;
    // Its message has the names of the fields, and the fix behind them.
    const [what = "", ...fix] = error.message.split(". ");
    throw new CredentialError({ code: "secret-shape", what, fix: fix.join(". "), fields: fieldsIn(what) });
  }
}

async function readFor(vault: SecretVault, name: string, environment: EnvironmentName): Promise<SecretVersion> {
  const secret = await vault.read(name);
  refuseOtherEnvironment(secret.name, environment);
  return secret;
}

function passwordOf(password: string | undefined, { name, versionId }: SecretVersion) {
  if (password !== undefined) return { password: new Secret(password), version: versionId };
  throw new CredentialError({
    code: "password-missing",
    what: `The secret ${name} holds no password yet`,
    fix: "Let its first rotation run: sallyport credentials rotate --environment <environment>",
    fields: ["password"],
  });
}

function fieldsIn(what: string): readonly string[] {
  return [...what.matchAll(/[(;] ?([A-Za-z]+): /g)].map(([, field = ""]) => field);
}
