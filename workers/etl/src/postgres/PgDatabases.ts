import { verifiedTls } from "@sallyport/worker-kit";
import { type ClientBase, escapeIdentifier, Pool, type PoolClient } from "pg";
import { errorCode } from "../errorCode.js";
import { LoadError } from "../LoadError.js";
import type { Databases } from "../ports.js";
import { asLoadError } from "./asLoadError.js";

/** Where to sign in and as whom. */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

export interface PgDatabasesOptions {
  /** Asked for at the first session, and again where the database refuses what it gave: a rotation may have come between. */
  readonly login: () => Promise<Login>;
  /** PEM text of the authorities of the server's certificate. Default: those that Node trusts. */
  readonly ca?: string | undefined;
  /** Role that each session takes on. Default: the user's own. */
  readonly role?: string | undefined;
  /** Sessions at a time; further ones wait. Default: 2. */
  readonly sessions?: number | undefined;
  /** Seconds that a statement waits for a lock, that of another load included. Default: 600. */
  readonly lockSeconds?: number | undefined;
}

const CONNECT_MILLISECONDS = 10_000;
const IDLE_MILLISECONDS = 60_000;

/** A pool of sessions at one PostgreSQL, TLS verified as by libpq's `verify-full` (ENC-15). */
export class PgDatabases implements Databases {
  readonly #options: PgDatabasesOptions;
  #pool: Promise<Pool> | undefined;

  constructor(options: PgDatabasesOptions) {
    this.#options = options;
  }

  async withClient<Result>(work: (client: ClientBase) => Promise<Result>, signal: AbortSignal): Promise<Result> {
    signal.throwIfAborted();
    const client = await this.#connect();
    // A client that is removed while it works breaks its connection off; the server rolls back.
    let released = false;
    const release = (broken: boolean): void => {
      if (!released) client.release(broken);
      released = true;
    };
    const abort = (): void => release(true);
    const onError = (): void => release(true);
    client.on("error", onError);
    signal.addEventListener("abort", abort, { once: true });
    try {
      await this.#prepare(client);
      const result = await work(client);
      release(false);
      return result;
    } catch (error) {
      release(true);
      if (signal.aborted) throw signal.reason;
      throw asLoadError(error);
    } finally {
      client.off("error", onError);
      signal.removeEventListener("abort", abort);
    }
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await (await pool?.catch(() => undefined))?.end();
  }

  async #connect(): Promise<PoolClient> {
    const pool = this.#open();
    try {
      return await (await pool).connect();
    } catch (error) {
      // Others may be at work in the old pool: it ends when they do.
      if (this.#pool === pool) this.#pool = undefined;
      void pool.then(async (old) => await old.end()).catch(() => undefined);
      if (!isRefused(error)) throw asLoadError(error);
      const fresh = this.#open();
      try {
        return await (await fresh).connect();
      } catch (again) {
        if (this.#pool === fresh) this.#pool = undefined;
        void fresh.then(async (old) => await old.end()).catch(() => undefined);
        throw asLoadError(again);
      }
    }
  }

  #open(): Promise<Pool> {
    this.#pool ??= this.#make();
    return this.#pool;
  }

  async #make(): Promise<Pool> {
    const { login, ca, sessions = 2 } = this.#options;
    const { host, port, database, user, password } = await login();
    const pool = new Pool({
      host,
      port,
      database,
      user,
      password,
      ssl: verifiedTls({ host, ca }),
      max: sessions,
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      idleTimeoutMillis: IDLE_MILLISECONDS,
      keepAlive: true,
      application_name: "sallyport-etl",
    });
    // An idle session that breaks is replaced by the next one.
    pool.on("error", () => undefined);
    return pool;
  }

  async #prepare(client: ClientBase): Promise<void> {
    const { role, lockSeconds = 600 } = this.#options;
    await client.query(
      `SET search_path = pg_catalog; SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET client_encoding = 'UTF8';
       SET lock_timeout = '${Math.ceil(lockSeconds)}s'; SET idle_in_transaction_session_timeout = 0; SET client_connection_check_interval = '10s'`,
    );
    if (role === undefined) return;
    await client.query(`SET ROLE ${escapeIdentifier(role)}`).catch((cause: Error & { readonly code?: string }) => {
      // There is no such role: PostgreSQL's own code for it would read as if a file were at fault.
      if (cause.code !== "22023") throw cause;
      const message = `The database has no role ${role}`;
      throw new LoadError({
        code: "no-ledger",
        message,
        fix: "Run the migration: the deployment does, or `sallyport etl migrate`",
        cause,
      });
    });
  }
}

function isRefused(error: unknown): boolean {
  return ["28P01", "28000"].includes(errorCode(error));
}
