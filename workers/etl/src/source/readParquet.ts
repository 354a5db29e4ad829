import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { LoadError } from "../LoadError.js";
import { Kind } from "../schema/Kind.js";
import { Mark } from "./Fields.js";
import { RowEncoder, type Value } from "./RowEncoder.js";
import type { RowSink } from "./RowSink.js";

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: number;
}

/** DuckDB's, beside what the library itself takes. */
const MEMORY = "32MiB";

/** A Parquet file on the local disk. */
export class ParquetFile {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly path: string,
    readonly columns: readonly ParquetColumn[],
  ) {}

  /** @throws LoadError where it is none */
  static async open(path: string): Promise<ParquetFile> {
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
      const columns = reader
        .getRows()
        .map(([name, type]) => ({ name: String(name), kind: kindOfDuckdb(String(type)) }));
      return new ParquetFile(instance, connection, path, columns);
    } catch (cause) {
      connection.closeSync();
      instance.closeSync();
      throw unreadable(cause);
    }
  }

  /** Hands all rows to a sink; a row's line is its number. */
  async read(sink: RowSink): Promise<void> {
    const encoder = new RowEncoder(sink);
    encoder.columns(this.columns.map(({ name }) => name));
    const marks = this.columns.map(({ kind }) => (kind === Kind.text ? Mark.text : Mark.plain));
    const selected = this.columns.map(({ name, kind }) => expressionOf(name, kind)).join(", ");
    try {
      const result = await this.connection.stream(`SELECT ${selected} FROM read_parquet(${literal(this.path)})`);
      let line = 0;
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        for (const row of chunk.getRows()) {
          line += 1;
          const values = row.map((value, index) => asValue(value, marks[index] ?? Mark.text));
          if (values.some((value) => value?.text.includes("\0"))) {
            sink.reject(line, "holds a NUL character", Buffer.from(JSON.stringify(row)));
          } else encoder.row(values, line);
          if (encoder.full && (await encoder.flush())) return;
        }
      }
    } catch (cause) {
      throw cause instanceof LoadError || !isDuckdb(cause) ? cause : unreadable(cause);
    }
    await encoder.flush();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

function asValue(value: unknown, mark: number): Value | undefined {
  return value === null || value === undefined ? undefined : { text: String(value), mark };
}

function kindOfDuckdb(type: string): number {
  if (type === "BOOLEAN") return Kind.boolean;
  if (/^U?(TINYINT|SMALLINT|INTEGER)$|^BIGINT$/.test(type)) return Kind.bigint;
  if (/^(UBIGINT|U?HUGEINT|FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type)) return Kind.numeric;
  if (type === "DATE") return Kind.date;
  return type.startsWith("TIMESTAMP") ? Kind.timestamptz : Kind.text;
}

/** Each value as the text that `classify` knows; what a column's type does not hold in PostgreSQL (NaN, infinity) is null. */
function expressionOf(name: string, kind: number): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  if (kind === Kind.timestamptz) return `strftime(CAST(${column} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%fZ') AS ${column}`;
  if (kind !== Kind.numeric) return `CAST(${column} AS VARCHAR) AS ${column}`;
  return `CASE WHEN isfinite(CAST(${column} AS DOUBLE)) THEN CAST(${column} AS VARCHAR) END AS ${column}`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function isDuckdb(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:\w+ )?(?:IO|Invalid|Out of Memory|Conversion|Serialization|Catalog|Binder|Not implemented|Parser|INTERNAL)\b.*Error/i.test(
      error.message,
    )
  );
}

function unreadable(cause: unknown): LoadError {
  const fix = "Write the file again, and upload it";
  return new LoadError({
    code: "unreadable-file",
    message: "The file is no Parquet file that can be read",
    fix,
    cause,
  });
}
