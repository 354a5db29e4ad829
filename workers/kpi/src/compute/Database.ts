import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { readSql } from "../sql/readSql.js";

export interface DatabaseOptions {
  /** An existing folder of this run alone, for the database's file and what it spills. */
  readonly folder: string;
  readonly memoryMiB: number;
  readonly spillMiB: number;
  readonly threads: number | undefined;
  /** Interrupts what is running. */
  readonly signal: AbortSignal;
}

/** DuckDB in this process, on a file: tables that do not fit the memory stay on the disk. */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #signal: AbortSignal;
  readonly #interrupt: () => void;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, signal: AbortSignal) {
    this.#instance = instance;
    this.#connection = connection;
    this.#signal = signal;
    this.#interrupt = () => connection.interrupt();
    signal.addEventListener("abort", this.#interrupt);
  }

  static async open({ folder, memoryMiB, spillMiB, threads, signal }: DatabaseOptions): Promise<Database> {
    const instance = await DuckDBInstance.create(join(folder, "run.duckdb"), {
      memory_limit: `${memoryMiB}MiB`,
      temp_directory: join(folder, "spill"),
      max_temp_directory_size: `${spillMiB}MiB`,
      ...(threads === undefined ? {} : { threads: String(threads) }),
      // Nothing is ever fetched at run time: what the worker needs is built in.
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const connection = await instance.connect();
    // The file goes with the run: nothing has to be in order in it at the end. Until a checkpoint, row numbers hold.
    await connection.run("SET checkpoint_threshold = '1 TB'");
    await connection.run("PRAGMA disable_checkpoint_on_shutdown");
    return new Database(instance, connection, signal);
  }

  /** Runs statements, and resolves with the number of rows that the last one changed. */
  async run(sql: string): Promise<number> {
    this.#signal.throwIfAborted();
    const result = await this.#connection.run(sql);
    return result.rowsChanged;
  }

  /** Runs `<name>.sql`. */
  async runFile(name: string, words: Readonly<Record<string, string>> = {}): Promise<number> {
    return await this.run(readSql(name, words));
  }

  /** The rows of a query, every value as text, or null. */
  async rows<Row extends object>(query: string): Promise<Row[]> {
    this.#signal.throwIfAborted();
    const reader = await this.#connection.runAndReadAll(
      `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${query.trimEnd()}\n)`,
    );
    return reader.getRowObjects() as unknown as Row[];
  }

  /** The values of a query's first column. */
  async values(query: string): Promise<string[]> {
    const rows = await this.rows<Record<string, string>>(query);
    return rows.map((row) => Object.values(row)[0] ?? "");
  }

  close(): void {
    this.#signal.removeEventListener("abort", this.#interrupt);
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/** Text as a literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
