import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { InputFile, InputStore, LocalCopy } from "../ports.js";

/** A local folder as input; its etags are SHA-256, so that a file that was only touched counts as the same. */
export class FolderInputStore implements InputStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async list(prefix: string, signal: AbortSignal): Promise<InputFile[]> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const files: InputFile[] = [];
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const key = relative(this.#folder, path).split(sep).join("/");
      if (!entry.isFile() || !key.startsWith(prefix)) continue;
      const { size, mtime } = await stat(path);
      files.push({ key, etag: await sha256(path, signal), bytes: size, modified: mtime });
    }
    return files;
  }

  async fetch(file: InputFile): Promise<LocalCopy> {
    return { path: join(this.#folder, file.key), release: async () => {} };
  }
}

async function sha256(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { signal })) hash.update(chunk);
  return hash.digest("hex");
}
