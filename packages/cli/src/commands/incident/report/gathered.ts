import { CommandError } from "../../../output/CommandError.js";

/** What was gathered, or why it could not be. */
export type Gathered<Value> = { readonly value: Value } | { readonly missing: string };

/** Gathers one part; where it cannot be, the others still are. */
export async function gathered<Value>(gather: () => Promise<Value>): Promise<Gathered<Value>> {
  try {
    return { value: await gather() };
  } catch (error) {
    if (error instanceof CommandError) return { missing: `${error.message}. ${error.fix}` };
    return { missing: error instanceof Error ? ("$metadata" in error ? error.name : error.message) : "unknown" };
  }
}

/** The part of a report: its rows, or why there are none. */
export function rowsOf<Value>(
  part: Gathered<readonly Value[]>,
  row: (value: Value) => readonly string[],
): { readonly missing?: string; readonly rows: readonly (readonly string[])[] } {
  return "missing" in part ? { missing: part.missing, rows: [] } : { rows: part.value.map(row) };
}
