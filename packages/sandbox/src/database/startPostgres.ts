import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createAuthority, type ServerCertificate } from "../certificates/Authority.js";
import { type LimitedStorage, limitedStorage } from "./limitedStorage.js";
import { asAdministrator } from "./roles/asAdministrator.js";
import { prepareDatabase } from "./roles/prepareDatabase.js";
import { administrator } from "./server/initializeData.js";
import { type Server, startServer } from "./server/startServer.js";
import { isReachable, openFolder } from "./user/isReachable.js";
import { serverUser } from "./user/serverUser.js";

const { escapeIdentifier, escapeLiteral } = pg;

/** What server a test wants; an ordinary RDS-like one by default. */
export interface StartPostgresOptions {
  /** The database that is made for the master user. Default: "datapipeline". */
  readonly database?: string;
  /** The master user, no superuser, as on RDS. Default: "master". */
  readonly username?: string;
  /** Refuse connections without TLS. Default: true. */
  readonly forceSsl?: boolean;
  /** Lines of postgresql.conf by name, such as `{ fsync: "off" }`. Default: none. */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * What the server shows to clients and the authority that they are told to trust, such as an expired certificate of
   * `createAuthority`. Default: a certificate of a new authority for 127.0.0.1 and localhost.
   */
  readonly tls?: ServerCertificate & { readonly ca: string };
  /**
   * MiB that tables, indexes and temporary tables may take together: beyond it PostgreSQL answers 53100, as on a full disk.
   * Needs a root that may mount. Default: no limit.
   */
  readonly diskLimit?: number;
}

/** A name and a password. */
export interface PostgresLogin {
  readonly username: string;
  readonly password: string;
}

/** A server of a test's own. */
export interface Postgres {
  /** "localhost": what `verify-full` compares the certificate with. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** As the master user of an RDS instance: makes roles and databases, and owns `database`. */
  readonly master: PostgresLogin;
  /** The superuser, to look at what a test has done. */
  readonly administrator: PostgresLogin;
  /** PEM text of the authority to trust. */
  readonly ca: string;
  /** Path of the same. */
  readonly caFile: string;
  readonly logFile: string;
  readonly pid: number;
  /** Ends the server; its data stay. */
  halt(): Promise<void>;
  /** Starts a halted or killed server again, on the same port. */
  resume(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL 18 of its own in a temporary folder: on 127.0.0.1 and a free port, by TLS, with passwords by
 * SCRAM-SHA-256. It ends with this process, even when that is killed.
 *
 * @throws SandboxError when this platform has no server package, or the server does not start
 */
export async function startPostgres(options: StartPostgresOptions = {}): Promise<Postgres> {
  const { database = "datapipeline", username = "master", forceSsl = true, parameters = {}, diskLimit } = options;
  const folder = await mkdtemp(join(temporaryFolder(), "sallyport-postgres-"));
  const own = await createAuthority();
  const certificate = await own.issue();
  const master = { username, password: randomBytes(24).toString("base64url") };
  const settings = { forceSsl, parameters };
  let storage: LimitedStorage | undefined;
  let server: Server | undefined;

  const prepare = async ({ port, administratorPassword: password }: Server): Promise<void> =>
    await asAdministrator({ port, ca: own.certificate, password }, async (client) => {
      await prepareDatabase(client, master, database);
      if (diskLimit === undefined) return;
      storage = await limitedStorage(join(folder, "limited"), diskLimit);
      await client.query(`CREATE TABLESPACE limited LOCATION ${escapeLiteral(storage.folder)}`);
      await client.query(`ALTER DATABASE ${escapeIdentifier(database)} SET TABLESPACE limited`);
    });
  const stop = async (): Promise<void> => {
    await server?.stop();
    await storage?.remove();
    await rm(folder, { recursive: true, force: true });
  };

  try {
    const first = await startServer({ folder, certificate, settings });
    server = first;
    await prepare(first);
    const { port, administratorPassword } = first;
    const shown = { folder, certificate: options.tls ?? certificate, port, settings };
    if (options.tls) {
      await first.stop();
      server = await startServer(shown);
    }
    const ca = options.tls?.ca ?? own.certificate;
    const caFile = join(folder, "ca.pem");
    await writeFile(caFile, ca);
    return {
      ...{ host: "localhost", port, database, master, ca, caFile, logFile: first.logFile, stop },
      administrator: { username: administrator, password: administratorPassword },
      get pid() {
        return server?.pid ?? 0;
      },
      halt: async () => await server?.stop(),
      resume: async () => {
        await server?.stop();
        server = await startServer(shown);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function temporaryFolder(): string {
  const user = serverUser();
  return user && !isReachable(tmpdir(), user) ? openFolder : tmpdir();
}
