import { lstatSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { CommandError } from "../../output/CommandError.js";

/** A file, or an empty folder, to archive. */
export interface FolderEntry {
  readonly path: string;
  /** Path below the folder with `/` as delimiter; an empty folder's ends with it. */
  readonly key: string;
  /** Bytes; 0 for a folder. */
  readonly size: number;
  readonly lastModified: Date;
}

export interface FolderContent {
  /** Sorted by key. */
  readonly entries: readonly FolderEntry[];
  /** Symbolic links, sockets and the like: they are no content, and a link could lead out of the folder. */
  readonly skipped: number;
}

/**
 * What there is to archive below a folder.
 *
 * @throws CommandError when it is no folder, or a name in it is no valid UTF-8
 */
export async function folderFiles(folder: string): Promise<FolderContent> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const parents = new Set(found.map(({ parentPath }) => parentPath));
  const entries: FolderEntry[] = [];
  let skipped = 0;
  for (const item of found) {
    const path = join(item.parentPath, item.name);
    const key = relative(folder, path).split(sep).join("/");
    if (key.includes("\ufffd"))
      throw new CommandError(`the name of ${path} is no valid UTF-8`, "rename the file: an object's key is text", 1);
    if (item.isFile()) {
      const { size, mtime } = lstatSync(path);
      entries.push({ path, key, size, lastModified: mtime });
    } else if (!item.isDirectory()) skipped += 1;
    else if (!parents.has(path)) entries.push({ path, key: `${key}/`, size: 0, lastModified: lstatSync(path).mtime });
  }
  return { entries: entries.sort((one, other) => (one.key < other.key ? -1 : 1)), skipped };
}
