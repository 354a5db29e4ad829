import { isPostgresRefusal } from "@sallyport/credentials";
import { type DatabaseLogin, parseDatabaseLogin } from "@sallyport/worker-kit";
import type { AdminSource, CredentialTarget, LetInRequest } from "../ports.js";
import { letUserIn } from "./letUserIn.js";
import { type Connect, type PostgresConnection, serverError } from "./PostgresConnection.js";

/** Logins of PostgreSQL 16 or newer. */
export class PostgresTarget implements CredentialTarget<DatabaseLogin> {
  readonly #connect: Connect;

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  parse(value: string | undefined, secretId: string): DatabaseLogin {
    return parseDatabaseLogin(value, secretId);
  }

  async logsIn(login: DatabaseLogin): Promise<boolean> {
    if (login.password === undefined) return false;
    try {
      const connection = await this.#connect({ ...login, user: login.username, password: login.password });
      try {
        await connection.query("SELECT 1");
        return true;
      } finally {
        await connection.end();
      }
    } catch (error) {
      if (isPostgresRefusal(error)) return false;
      throw serverError(error, login.host);
    }
  }

  async letIn({ login, like, admin, confirm }: LetInRequest<DatabaseLogin>): Promise<void> {
    const connection = await this.#connectAsAdmin(login, admin);
    try {
      await letUserIn(connection, login, like.username, confirm);
    } catch (error) {
      throw serverError(error, login.host);
    } finally {
      await connection.end();
    }
  }

  async remove({ login, admin }: Pick<LetInRequest<DatabaseLogin>, "login" | "admin">): Promise<void> {
    const connection = await this.#connectAsAdmin(login, admin);
    try {
      await connection.query(`DROP ROLE IF EXISTS ${connection.escapeIdentifier(login.username)}`);
    } catch (error) {
      throw serverError(error, login.host);
    } finally {
      await connection.end();
    }
  }

  /** Twice where the first is refused: the master's password may have changed between reading and using it. */
  async #connectAsAdmin({ host, port, dbname }: DatabaseLogin, admin: AdminSource): Promise<PostgresConnection> {
    const connect = async (): Promise<PostgresConnection> => {
      const { username: user, password } = await admin();
      return this.#connect({ host, port, dbname, user, password });
    };
    try {
      return await connect().catch((error: unknown) => {
        if (isPostgresRefusal(error)) return connect();
        throw error;
      });
    } catch (error) {
      throw serverError(error, host);
    }
  }
}
