import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Postgres, type StartPostgresOptions, startPostgres } from "@sallyport/sandbox";
import { scramVerifier } from "@sallyport/worker-kit";
import { Client, type ClientBase, escapeIdentifier } from "pg";
import type { LoadOptions } from "../LoadOptions.js";
import type { LoadResult } from "../LoadResult.js";
import { loadFile } from "../loadFile.js";
import { FileStore } from "../local/FileStore.js";
import { FolderQuarantine } from "../local/FolderQuarantine.js";
import { migrate, roleNames } from "../migrate/index.js";
import type { EtlPorts } from "../ports.js";
import { type Login, PgDatabases } from "../postgres/PgDatabases.js";
import type { Rejected } from "../quarantine/Quarantine.js";

const password = "VGhlLWxvYWRlcnMtb3duLXBhc3N3b3Jk";

/** A real PostgreSQL after the migration, a folder of files, and loads as the loader's role. */
export class LoadBed {
  readonly databases: PgDatabases;

  private constructor(
    readonly server: Postgres,
    readonly folder: string,
  ) {
    this.databases = this.databasesWith({});
  }

  static async start(options: StartPostgresOptions = {}): Promise<LoadBed> {
    const server = await startPostgres({ parameters: { fsync: "off" }, ...options });
    const folder = await mkdtemp(join(tmpdir(), "sallyport-etl-bed-"));
    const bed = new LoadBed(server, folder);
    await mkdir(join(folder, "files", "data"), { recursive: true });
    await mkdir(join(folder, "scratch"));
    await bed.asMaster(async (client) => {
      await migrate(client, { schema: "etl" });
      await client.query(`ALTER ROLE ${roleNames.loader} PASSWORD '${scramVerifier(password)}'`);
    });
    return bed;
  }

  get login(): Login {
    const { host, port, database } = this.server;
    return { host, port, database, user: roleNames.loader, password };
  }

  /** A pool that differs in some login or authority. */
  databasesWith(change: Partial<Login> & { readonly ca?: string; readonly lockSeconds?: number }): PgDatabases {
    const { ca = this.server.ca, lockSeconds, ...login } = change;
    return new PgDatabases({
      login: async () => ({ ...this.login, ...login }),
      ca,
      role: roleNames.owner,
      lockSeconds,
    });
  }

  get ports(): EtlPorts {
    return {
      objects: new FileStore(join(this.folder, "files")),
      quarantine: new FolderQuarantine(join(this.folder, "kept")),
      databases: this.databases,
      clock: { now: () => new Date() },
    };
  }

  /** Writes a file, `data/users.csv` for example, over one that may be there. */
  async put(key: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.folder, "files", key);
    await mkdir(dirname(path), { recursive: true });
    await rm(path, { force: true });
    await writeFile(path, content);
  }

  async load(object: string, options: Partial<LoadOptions> = {}, ports: Partial<EtlPorts> = {}): Promise<LoadResult> {
    const scratch = join(this.folder, "scratch");
    const result = await loadFile(
      { ...this.ports, ...ports },
      { object, scratch, ...options },
      AbortSignal.timeout(50_000),
    );
    const { rowsIn, loaded, updated, unchanged, rejected } = result;
    if (rowsIn !== loaded + updated + unchanged + rejected)
      throw new Error(`rows do not add up: ${JSON.stringify(result)}`);
    return result;
  }

  /** Writes a file and loads it. */
  async loadText(key: string, content: string | Uint8Array, options: Partial<LoadOptions> = {}): Promise<LoadResult> {
    await this.put(key, content);
    return await this.load(key, options);
  }

  /** The rows of a table as texts, without what loads add, sorted by all columns. */
  async rows(table: string): Promise<Record<string, string | null>[]> {
    const identifier = `etl.${escapeIdentifier(table)}`;
    const { rows } = await this.asMaster(async (client) => {
      await client.query(`SET ROLE ${roleNames.owner}; SET TimeZone = 'UTC'`);
      return await client.query<{ row: Record<string, string | null> }>(
        `SELECT (SELECT jsonb_object_agg(key, value) FROM jsonb_each_text(to_jsonb(t) - '{processed_at,record_id,load_id}'::text[])) AS row
           FROM ${identifier} AS t ORDER BY t::text COLLATE "C"`,
      );
    });
    return rows.map(({ row }) => row);
  }

  /** Names and types of a table's columns, without what loads add. */
  async columns(table: string): Promise<Record<string, string>> {
    const values = await this.query<{ name: string; type: string }>(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
        WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped
          AND attname NOT IN ('processed_at', 'record_id', 'load_id') ORDER BY attnum`,
      [`etl.${escapeIdentifier(table)}`],
    );
    return Object.fromEntries(values.map(({ name, type }) => [name, type]));
  }

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return await this.asMaster(async (client) => {
      await client.query(`SET ROLE ${roleNames.owner}; SET TimeZone = 'UTC'`);
      return (await client.query<Row>(text, [...values])).rows;
    });
  }

  async rejected({ quarantine }: { readonly quarantine?: string | undefined }): Promise<Rejected[]> {
    if (quarantine === undefined) return [];
    const lines = (await readFile(quarantine, "utf8")).trimEnd().split("\n");
    return lines.map((line) => JSON.parse(line));
  }

  async asMaster<Result>(work: (client: ClientBase) => Promise<Result>): Promise<Result> {
    const { host, port, database, master, ca } = this.server;
    const client = new Client({ host, port, database, user: master.username, password: master.password, ssl: { ca } });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.databases.close();
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
