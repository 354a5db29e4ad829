import { createReadStream } from "node:fs";
import { type FileHandle, open, readdir } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { errorCode } from "../errorCode.js";
import { LoadError } from "../LoadError.js";
import type { ObjectStore, ObjectVersion, OpenedObject } from "../ports.js";

const CHUNK_BYTES = 256 * 1024;

/**
 * A local folder as a store. An etag is made of size, times and inode, because to hash all content would take longer than some loads: a file that was only
 * touched counts as changed, which costs time and nothing else.
 */
export class FileStore implements ObjectStore {
  readonly bucket: string;
  readonly #folder: string;

  /** @param folder absolute; keys are below it */
  constructor(folder: string) {
    this.#folder = folder;
    this.bucket = `file://${hostname()}${folder.split(sep).join("/")}`;
  }

  async *list(prefix: string, signal: AbortSignal): AsyncGenerator<ObjectVersion, void> {
    const start = join(this.#folder, prefix.endsWith("/") ? prefix : dirname(prefix));
    const entries = await readdir(start, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      signal.throwIfAborted();
      const path = join(entry.parentPath, entry.name);
      const key = relative(this.#folder, path).split(sep).join("/");
      if (!entry.isFile() || !key.startsWith(prefix)) continue;
      const handle = await open(path);
      try {
        yield await describe(key, handle);
      } finally {
        await handle.close();
      }
    }
  }

  async open(key: string, signal: AbortSignal, etag?: string): Promise<OpenedObject | undefined> {
    signal.throwIfAborted();
    const handle = await openFile(join(this.#folder, key));
    if (!handle) return undefined;
    const version = await describe(key, handle);
    await handle.close();
    if (etag !== undefined && etag !== version.etag) {
      const message = `${key} has changed while it was read`;
      throw new LoadError({ code: "input-changed", message, fix: "Load it again" });
    }
    const body = createReadStream(join(this.#folder, key), { highWaterMark: CHUNK_BYTES, signal });
    return { ...version, body: unchanged(body, join(this.#folder, key), version), close: () => void body.destroy() };
  }
}

/** A file that is written to while it is read is of no content at all. */
async function* unchanged(
  body: AsyncIterable<Uint8Array>,
  path: string,
  { key, etag }: ObjectVersion,
): AsyncGenerator<Uint8Array, void> {
  yield* body;
  const handle = await openFile(path);
  const after = handle && (await describe(key, handle));
  await handle?.close();
  if (after?.etag === etag) return;
  throw new LoadError({ code: "input-changed", message: `${key} has changed while it was read`, fix: "Load it again" });
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function describe(key: string, handle: FileHandle): Promise<ObjectVersion> {
  const { size, mtimeNs, ctimeNs, ino, mtime } = await handle.stat({ bigint: true });
  const etag = [size, mtimeNs, ctimeNs, ino].map((part) => part.toString(36)).join("-");
  return { key, etag, bytes: Number(size), modified: mtime };
}
