import { CredentialError } from "../CredentialError.js";
import { isClickHouseRefusal } from "../clickhouse/clickHouseCode.js";
import { connectClickHouse } from "../clickhouse/connectClickHouse.js";
import { refuseManagedVariables } from "../clickhouse/localClickHouse.js";
import type { EnvironmentName } from "../EnvironmentName.js";
import { readClickHouse } from "../manager/readLogin.js";
import { secretNameOf } from "../settings/secretNameOf.js";
import type { CheckList } from "./CheckList.js";
import { serverFailure } from "./serverFailure.js";
import type { ValidationContext } from "./ValidationContext.js";

/** The secret as it is now, never a kept one or a developer's variables: present, shape, login over verified TLS, database. */
export async function checkClickHouse(
  list: CheckList,
  environment: EnvironmentName,
  { vault, settings, variables, ca }: ValidationContext,
): Promise<void> {
  const name = secretNameOf(settings.namespace, "clickhouse", environment);
  await list.need("environment variables", async () => {
    refuseManagedVariables(variables);
    return { message: "No login comes from the environment of a task or function", result: true };
  });
  await list.need("secret present", async () => {
    const { versionId } = await vault.read(name);
    return { message: `${name}, version ${versionId}`, result: true };
  });
  const login = await list.need("secret shape", async () => ({
    message: "All fields are there, and of this environment",
    result: await readClickHouse(vault, name, environment),
  }));
  const server = `${login?.host}:${login?.port}`;
  const connection =
    login === undefined
      ? undefined
      : connectClickHouse(ca)({ ...login, password: login.password.reveal(), database: undefined });
  const attempt = async <Row extends object>(query: string, parameters = {}): Promise<readonly Row[]> => {
    try {
      return (await connection?.rows<Row>(query, parameters)) ?? [];
    } catch (error) {
      throw serverFailure(error, server, isClickHouseRefusal(error));
    }
  };
  try {
    await list.need("login over verified TLS", async () => {
      const [row] = await attempt<{ user: string }>("SELECT currentUser() AS user");
      return { message: `${row?.user ?? "the user"} at ${server}`, result: true };
    });
    await list.need("database", async () => {
      const query = "SELECT name FROM system.databases WHERE name = {database:String}";
      const found = await attempt(query, { database: login?.database });
      if (found.length > 0) return { message: `${login?.database} can be seen`, result: true };
      throw new CredentialError({
        code: "permission-missing",
        what: `The login cannot see the database ${login?.database} at ${server}`,
        fix: "Grant its role SELECT and INSERT on that database, or correct the field database",
      });
    });
  } finally {
    await connection?.end();
  }
}
