import { CredentialError } from "../CredentialError.js";
import type { EnvironmentName } from "../EnvironmentName.js";
import type { ClickHouseCredentials } from "../ports.js";
import { Secret } from "../Secret.js";
import { isManagedRuntime } from "../settings/isManagedRuntime.js";
import { parseClickHouseLogin } from "./parseClickHouseLogin.js";

type Variables = Readonly<Record<string, string | undefined>>;

const names = {
  host: "CLICKHOUSE_HOST",
  port: "CLICKHOUSE_PORT",
  username: "CLICKHOUSE_USERNAME",
  password: "CLICKHOUSE_PASSWORD",
  secure: "CLICKHOUSE_SECURE",
  verify: "CLICKHOUSE_VERIFY",
  database: "CLICKHOUSE_DATABASE",
} as const;

/**
 * The login of a developer's own variables (SEC-16): for dev alone, and only where CLICKHOUSE_HOST or CLICKHOUSE_PASSWORD is
 * set. In a task or function such a variable is refused for every environment, so that nobody starts to rely on it.
 *
 * @returns undefined where the secret is to be read
 * @throws CredentialError `environment-variables-refused`, `environment-variables-wrong`
 */
export function localClickHouse(environment: EnvironmentName, variables: Variables): ClickHouseCredentials | undefined {
  refuseManagedVariables(variables);
  const wanted = [names.host, names.password].some((name) => (variables[name] ?? "") !== "");
  return environment === "dev" && wanted ? clickHouseFromVariables(environment, variables) : undefined;
}

/** @throws CredentialError `environment-variables-refused` */
export function refuseManagedVariables(variables: Variables): void {
  const set = Object.values(names).filter((name) => (variables[name] ?? "") !== "");
  if (set.length === 0 || !isManagedRuntime(variables)) return;
  throw new CredentialError({
    code: "environment-variables-refused",
    what: `${set.join(", ")} must not be set in a task or function: a definition shows its environment to all who may read it`,
    fix: "Remove the variables from the definition: the login comes from the environment's secret",
    fields: set,
  });
}

/**
 * The login that CLICKHOUSE_HOST, _PORT (8443), _USERNAME (default), _PASSWORD, _SECURE (true), _VERIFY (true) and _DATABASE
 * (default) name, for set-up and for a developer's machine.
 *
 * @throws CredentialError `environment-variables-wrong` that names the variables
 */
export function clickHouseFromVariables(environment: EnvironmentName, variables: Variables): ClickHouseCredentials {
  const given = Object.entries(names).filter(([, name]) => (variables[name] ?? "") !== "");
  const fields = Object.fromEntries(given.map(([field, name]) => [field, variables[name]]));
  const defaults = { port: 8_443, username: "default", secure: true, verify: true, database: "default" };
  try {
    const login = parseClickHouseLogin(JSON.stringify({ ...defaults, ...fields }), "environment");
    const { host, port, username, password, database } = login;
    if (password === undefined) throw wrong([names.password]);
    return { environment, host, port, username, password: new Secret(password), database, version: "environment" };
  } catch (error) {
    if (!(error instanceof CredentialError) || error.code !== "secret-shape") throw error;
    const missing = (variables[names.password] ?? "") === "" ? [names.password] : [];
    throw wrong([...error.fields.map((field) => nameOf(field)), ...missing]);
  }
}

function nameOf(field: string): string {
  return Object.hasOwn(names, field) ? names[field as keyof typeof names] : field;
}

function wrong(fields: readonly string[]): CredentialError {
  return new CredentialError({
    code: "environment-variables-wrong",
    what: `${fields.join(", ")} missing or wrong`,
    fix: "Set CLICKHOUSE_HOST and CLICKHOUSE_PASSWORD, and the others where their defaults are not right",
    fields,
  });
}
