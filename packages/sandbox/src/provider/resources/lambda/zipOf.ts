import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Zippable, zipSync } from "fflate";
import type { Archive, Asset } from "../../values/Archive.js";

/** Zip knows no earlier time. A fixed one makes equal files give equal bytes, and so an equal CodeSha256. */
const mtime = new Date(1980, 0, 1);

/**
 * The bytes of a zip file with an archive's files, names sorted: equal files give equal bytes.
 *
 * @throws Error for an archive by URL, or of another format than zip
 */
export const zipOf = async (archive: Archive): Promise<Uint8Array> => {
  if (archive.path?.endsWith(".zip")) {
    return readFile(archive.path);
  }
  const files = await filesOf(archive);
  return zipSync(Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))), { mtime, level: 6 });
};

const filesOf = async ({ path, assets }: Archive): Promise<Zippable> => {
  if (assets !== undefined) {
    const parts = await Promise.all(Object.entries(assets).map(async ([name, asset]) => entries(name, asset)));
    return Object.assign({}, ...parts) as Zippable;
  }
  if (path !== undefined && (await stat(path)).isDirectory()) {
    const found = await readdir(path, { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(
      await Promise.all(files.map(async (file) => [file.slice(path.length).replace(/^\/+/, ""), await readFile(file)])),
    ) as Zippable;
  }
  throw new Error(`${path ?? "an archive by URL"} cannot be a function's code here: give a folder or a .zip file.`);
};

const entries = async (name: string, asset: Archive | Asset): Promise<Zippable> => {
  if ("text" in asset && asset.text !== undefined) {
    return { [name]: new TextEncoder().encode(asset.text) };
  }
  if (asset.path !== undefined && (await stat(asset.path)).isFile()) {
    return { [name]: await readFile(asset.path) };
  }
  const inner = await filesOf(asset as Archive);
  return Object.fromEntries(Object.entries(inner).map(([file, content]) => [`${name}/${file}`, content]));
};
