import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The regular files below a folder, relative to it, with `/`, in no order. Symbolic links are left out: they could lead outside the folder. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
