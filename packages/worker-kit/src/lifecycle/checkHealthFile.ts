import { readFile } from "node:fs/promises";

/** Milliseconds after the last sign of life until a worker counts as hung. */
const STALE = 60_000;

/** Whether the worker that keeps the file (see `keepHealthFile`) has shown life in the last minute. */
export async function checkHealthFile(file: string, now: () => number = Date.now): Promise<boolean> {
  const text = await readFile(file, "utf8").catch(() => "");
  const age = now() - Number(text || Number.NaN);
  return age >= 0 && age < STALE;
}
