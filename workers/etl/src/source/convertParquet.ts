import { stat } from "node:fs/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { LoadError } from "../LoadError.js";
import { Kind } from "../schema/Kind.js";

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: number;
  /** Lists, structures and maps become their JSON. */
  readonly nested: boolean;
}

/** DuckDB's, beside what the library itself takes. */
const MEMORY = "64MiB";
const LOOK_MILLISECONDS = 100;

/**
 * Writes a Parquet file as CSV, by DuckDB, which is far faster and smaller at it than rows of JavaScript would be. Texts are quoted; null is empty.
 *
 * @returns its columns, with the kinds that the file itself says
 * @throws LoadError where it is none, or the CSV would take more than `mostBytes`
 */
export async function convertParquet(path: string, csv: string, mostBytes: number): Promise<readonly ParquetColumn[]> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: MEMORY,
    threads: "1",
    // What does not fit the memory fails instead of filling the disk.
    max_temp_directory_size: "0KiB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    const reader = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
    const columns = reader.getRows().map(([name, type]) => describe(String(name), String(type)));
    const texts = columns.filter(({ kind }) => kind === Kind.text).map(({ name }) => identifier(name));
    const quoted = texts.length > 0 ? `, FORCE_QUOTE (${texts.join(", ")})` : "";
    const selected = columns.map(expressionOf).join(", ");
    await runWithin(
      connection,
      `COPY (SELECT ${selected} FROM read_parquet(${literal(path)})) TO ${literal(csv)} (FORMAT csv, HEADER${quoted})`,
      csv,
      mostBytes,
    );
    return columns;
  } catch (cause) {
    throw cause instanceof LoadError ? cause : unreadable(cause);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Breaks the statement off when the file that it writes has grown too large. */
async function runWithin(connection: DuckDBConnection, statement: string, file: string, mostBytes: number) {
  let full = false;
  const timer = setInterval(async () => {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    full ||= size > mostBytes;
    if (full) connection.interrupt();
  }, LOOK_MILLISECONDS);
  try {
    await connection.run(statement);
  } catch (error) {
    if (!full) throw error;
    const message = `The rows of the file take more than the ${mostBytes} bytes that are allowed on the local disk`;
    throw new LoadError({ code: "scratch-full", message, fix: "Give the task more storage, or split the file" });
  } finally {
    clearInterval(timer);
  }
}

function describe(name: string, type: string): ParquetColumn {
  return { name, kind: kindOfDuckdb(type), nested: /\]$|^(?:STRUCT|MAP)\(/.test(type) };
}

function kindOfDuckdb(type: string): number {
  if (type === "BOOLEAN") return Kind.boolean;
  if (/^U?(TINYINT|SMALLINT|INTEGER)$|^BIGINT$/.test(type)) return Kind.bigint;
  if (/^(UBIGINT|U?HUGEINT|FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type)) return Kind.numeric;
  if (type === "DATE") return Kind.date;
  return type.startsWith("TIMESTAMP") ? Kind.timestamptz : Kind.text;
}

/** Each value as the text that `classify` knows; what a column's type does not hold in PostgreSQL (NaN, infinity) is null. */
function expressionOf({ name, kind, nested }: ParquetColumn): string {
  const column = identifier(name);
  if (nested) return `CASE WHEN ${column} IS NOT NULL THEN CAST(to_json(${column}) AS VARCHAR) END AS ${column}`;
  if (kind === Kind.timestamptz) return `strftime(CAST(${column} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%fZ') AS ${column}`;
  if (kind !== Kind.numeric) return `CAST(${column} AS VARCHAR) AS ${column}`;
  return `CASE WHEN isfinite(CAST(${column} AS DOUBLE)) THEN CAST(${column} AS VARCHAR) END AS ${column}`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function unreadable(cause: unknown): LoadError {
  if (cause instanceof Error && /Out of Memory/i.test(cause.message)) {
    const message = `The file's row groups do not fit ${MEMORY} of memory`;
    const fix = "Write it with smaller row groups, of 100,000 rows for example, and upload it again";
    return new LoadError({ code: "unreadable-file", message, fix, cause });
  }
  const fix = "Write the file again, and upload it";
  return new LoadError({
    code: "unreadable-file",
    message: "The file is no Parquet file that can be read",
    fix,
    cause,
  });
}
