import type { SampleColumn } from "../SampleTable.js";

/** A value as programs write it into files: times are ISO 8601, where PostgreSQL prints a blank and a short offset. */
export function fileValue({ type }: SampleColumn, value: string | null): string | null {
  return value !== null && type === "timestamptz" ? value.replace(" ", "T").replace("+00", "Z") : value;
}
