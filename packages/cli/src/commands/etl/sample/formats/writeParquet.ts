import { rm, stat } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import type { SampleColumn, SampleRow } from "../SampleTable.js";
import { csvLine } from "./csvLine.js";
import { writeLines } from "./writeLines.js";

const typeNames: Readonly<Record<SampleColumn["type"], string>> = {
  bigint: "BIGINT",
  numeric: "DECIMAL(12,2)",
  boolean: "BOOLEAN",
  date: "DATE",
  timestamptz: "TIMESTAMPTZ",
  text: "VARCHAR",
};

/** Writes rows into a new Parquet file, by way of a CSV file that DuckDB reads, and returns its bytes. */
export async function writeParquet(
  path: string,
  columns: readonly SampleColumn[],
  rows: Iterable<SampleRow>,
): Promise<number> {
  const rowsFile = `${path}.rows`;
  try {
    await writeLines(rowsFile, linesOf(rows));
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    try {
      const types = columns.map(({ name, type }) => `${text(name)}: ${text(typeNames[type])}`).join(", ");
      await connection.run(
        `COPY (SELECT * FROM read_csv(${text(rowsFile)}, header = false, auto_detect = false, columns = {${types}}))
         TO ${text(path)} (FORMAT parquet, COMPRESSION zstd)`,
      );
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  } finally {
    await rm(rowsFile, { force: true });
  }
  return (await stat(path)).size;
}

function* linesOf(rows: Iterable<SampleRow>): Iterable<string> {
  for (const row of rows) yield csvLine(row);
}

/** A value as a literal of SQL. */
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
