import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";

/** The paths of all files, links and other things below a folder, sorted; folders are not listed. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
