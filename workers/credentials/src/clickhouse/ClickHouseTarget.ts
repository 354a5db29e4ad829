import {
  type ClickHouseConnection,
  type ClickHouseLogin,
  type ConnectClickHouse,
  clickHouseCode,
  isClickHouseRefusal,
  parseClickHouseLogin,
} from "@sallyport/credentials";
import { PoisonError, RetryableError, WorkerError } from "@sallyport/worker-kit";
import type { AdminSource, CredentialTarget, LetInRequest } from "../ports.js";
import { letUserIn } from "./letUserIn.js";
import { identifier } from "./sql.js";

/** ACCESS_STORAGE_READONLY: the user is one of users.xml. */
const READONLY = "495";

/** Logins of ClickHouse that SQL manages (CREATE USER), on one server or where access entities are replicated. */
export class ClickHouseTarget implements CredentialTarget<ClickHouseLogin> {
  readonly #connect: ConnectClickHouse;

  constructor(connect: ConnectClickHouse) {
    this.#connect = connect;
  }

  parse(value: string | undefined, secretId: string): ClickHouseLogin {
    return parseClickHouseLogin(value, secretId);
  }

  async logsIn({ host, port, username, password }: ClickHouseLogin): Promise<boolean> {
    if (password === undefined) return false;
    const connection = this.#connect({ host, port, username, password });
    try {
      await connection.rows("SELECT 1 AS one");
      return true;
    } catch (error) {
      if (isClickHouseRefusal(error)) return false;
      throw serverError(error, host);
    } finally {
      await connection.end();
    }
  }

  async letIn({ login, like, admin, confirm }: LetInRequest<ClickHouseLogin>): Promise<void> {
    await this.#asAdmin(login, admin, (connection) => letUserIn(connection, login, like.username, confirm));
  }

  async remove({ login, admin }: Pick<LetInRequest<ClickHouseLogin>, "login" | "admin">): Promise<void> {
    await this.#asAdmin(login, admin, (connection) =>
      connection.command(`DROP USER IF EXISTS ${identifier(login.username)}`),
    );
  }

  /** Asks for the administrator's login again where the first is refused: it may have changed between reading and using it. */
  async #asAdmin(
    { host, port }: ClickHouseLogin,
    admin: AdminSource,
    work: (connection: ClickHouseConnection) => Promise<void>,
  ): Promise<void> {
    const attempt = async (): Promise<void> => {
      const connection = this.#connect({ host, port, ...(await admin()) });
      try {
        await work(connection);
      } finally {
        await connection.end();
      }
    };
    try {
      await attempt().catch(async (error: unknown) => {
        if (!isClickHouseRefusal(error)) throw error;
        await attempt();
      });
    } catch (error) {
      throw serverError(error, host);
    }
  }
}

/** An error of the server or of the way to it, without its text, which repeats parts of the statement. */
function serverError(error: unknown, host: string): WorkerError {
  if (error instanceof WorkerError) return error;
  const code = clickHouseCode(error) ?? "no code";
  if (code === READONLY) {
    return new PoisonError({
      reason: "user-of-file",
      what: `The server on ${host} keeps the user in a file (users.xml), which no statement changes`,
      fix: "Make the user by CREATE USER, as one that SQL manages",
      cause: error,
    });
  }
  return new RetryableError({
    reason: "database",
    what: `ClickHouse on ${host} did not do what the rotation needs (${code})`,
    fix: "The current login is as it was; see that the server runs, that its certificate is that of DB_CA, and its log",
    cause: error,
  });
}
