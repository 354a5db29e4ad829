import { createInterface } from "node:readline";
import type { QuarantineFile } from "./QuarantineFile.js";
import type { RejectedRow } from "./RejectedRow.js";

interface Line extends Omit<RejectedRow, "file"> {
  /** Instead of all else, in a last line: so many more were rejected. */
  readonly omitted?: number;
}

export interface Rejected {
  /** Of the newest file first. */
  readonly rows: readonly RejectedRow[];
  /** Whether there are more than were asked for, or more than the load has kept. */
  readonly more: boolean;
}

/** Reads rejected rows, of the newest file first, until there are as many as wanted. */
export async function readRejected(files: readonly QuarantineFile[], most: number): Promise<Rejected> {
  const rows: RejectedRow[] = [];
  let more = false;
  for (const file of [...files].sort((one, other) => other.modified.getTime() - one.modified.getTime())) {
    if (rows.length >= most) return { rows, more: true };
    for await (const text of createInterface({ input: await file.open() })) {
      if (rows.length >= most) return { rows, more: true };
      const { omitted, ...row } = JSON.parse(text) as Line;
      if (omitted === undefined) rows.push({ file: file.name, ...row });
      else more = true;
    }
  }
  return { rows, more };
}
