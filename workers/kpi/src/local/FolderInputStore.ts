import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { InputFile, InputStore, LocalCopy } from "../ports.js";

/**
 * A local folder as input. An etag is made of size, times and inode, because to hash all content would take longer than some runs: a file that was
 * only touched counts as changed, which costs time and nothing else.
 */
export class FolderInputStore implements InputStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async list(prefix: string, signal: AbortSignal): Promise<InputFile[]> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const files: InputFile[] = [];
    for (const entry of entries) {
      signal.throwIfAborted();
      const path = join(entry.parentPath, entry.name);
      const key = relative(this.#folder, path).split(sep).join("/");
      if (!entry.isFile() || !key.startsWith(prefix)) continue;
      files.push(await describe(key, path));
    }
    return files;
  }

  /** No copy is made. Throws where the file has changed since it was listed. */
  async fetch(file: InputFile, _folder: string, signal: AbortSignal): Promise<LocalCopy> {
    signal.throwIfAborted();
    const path = join(this.#folder, file.key);
    const { etag } = await describe(file.key, path);
    if (etag !== file.etag) throw new Error(`${file.key} has changed since it was listed. Run again`);
    return { path, release: async () => {} };
  }
}

async function describe(key: string, path: string): Promise<InputFile> {
  const { size, mtimeNs, ctimeNs, ino, mtime } = await stat(path, { bigint: true });
  const etag = [size, mtimeNs, ctimeNs, ino].map((part) => part.toString(36)).join("-");
  return { key, etag, bytes: Number(size), modified: mtime };
}
