import type { SampleColumn, SampleRow } from "../SampleTable.js";
import { fileValue } from "./fileValue.js";

/** A line of NDJSON without its line feed. */
export function jsonLine(columns: readonly SampleColumn[], row: SampleRow): string {
  const fields = columns.map((column, at) => `${JSON.stringify(column.name)}:${jsonValue(column, row[at] ?? null)}`);
  return `{${fields.join(",")}}`;
}

function jsonValue(column: SampleColumn, value: string | null): string {
  const bare = value === null || column.type === "bigint" || column.type === "numeric" || column.type === "boolean";
  return bare ? `${value}` : JSON.stringify(fileValue(column, value));
}
