import { readdir } from "node:fs/promises";
import { join, posix } from "node:path";
import { filesBelow } from "../../../workspace/filesBelow.js";
import type { RecordedRun } from "./RecordedRun.js";

/**
 * The runs in a record as the calendar's workflows write it: `DUTY/DAY-RUN/…`, of which a part may be there. Other folders and files are
 * none of theirs, and left alone.
 *
 * @throws Error where the folder cannot be read
 */
export async function readRecord(folder: string): Promise<readonly RecordedRun[]> {
  const runs: RecordedRun[] = [];
  for (const duty of await foldersIn(folder))
    for (const name of await foldersIn(join(folder, duty))) {
      const [, day, run] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(name) ?? [];
      if (day === undefined || run === undefined) continue;
      const files = await filesBelow(join(folder, duty, name));
      runs.push({ duty, day, run, files: files.map((file) => posix.join(duty, name, file)).sort() });
    }
  return runs.sort((one, other) => compare(one.duty, other.duty) || compare(one.day, other.day));
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
