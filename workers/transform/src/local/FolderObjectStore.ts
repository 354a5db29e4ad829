import { createReadStream, createWriteStream } from "node:fs";
import { lstat, mkdir, opendir, rename, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { RefusedError } from "@sallyport/transform-rules";
import type { ObjectStore, StoredObject, StorePut } from "../ports.js";
import { folderExclusionOf } from "../results/exclusionOf.js";

/** Folders of this machine: a source's bucket is an absolute folder, results go below `output`. */
export class FolderObjectStore implements ObjectStore {
  constructor(private readonly output: string) {}

  /** Without links, and without what is never a source: version control, credentials, dependencies. */
  async *list(bucket: string, prefix: string, signal: AbortSignal): AsyncIterable<StoredObject> {
    const waiting = [prefix];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      const opened = await opendir(join(bucket, folder)).catch(() => undefined);
      if (!opened) throw new RefusedError("source-missing", "There is no such source.");
      for await (const entry of opened) {
        signal.throwIfAborted();
        const key = `${folder}${entry.name}`;
        if (entry.isDirectory() && folderExclusionOf(entry.name) === undefined && join(bucket, key) !== this.output)
          waiting.push(`${key}/`);
        if (entry.isFile()) yield { key, bytes: await sizeOf(join(bucket, key)) };
      }
    }
  }

  async get(bucket: string, key: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const path = join(bucket, key);
    await sizeOf(path);
    return createReadStream(path, { signal });
  }

  async put({ path, whole, open }: StorePut, signal: AbortSignal): Promise<void> {
    const target = resolve(this.output, path);
    if (!target.startsWith(this.output + sep)) throw new Error("a result's path leaves its folder");
    await mkdir(dirname(target), { recursive: true });
    if (whole) await writeFile(`${target}.part`, whole, { flag: "wx", signal });
    else await pipeline(open(), createWriteStream(`${target}.part`, { flags: "wx" }), { signal });
    await rename(`${target}.part`, target);
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile()) throw new RefusedError("source-missing", "There is no such source.");
  return found.size;
}
