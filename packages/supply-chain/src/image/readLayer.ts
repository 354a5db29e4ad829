import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { posix } from "node:path";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import type { ImageFile } from "./ImageFile.js";

/** Where our own files are, which are read for what should not be in them. */
const own = "/app/";
/** Bundles are larger, and were scanned as sources. */
const largestText = 256 * 1024;

/** Every entry of a layer, which is a tar archive, compressed by gzip or not, in its order; those that take something away (`.wh.…`) too. */
export async function readLayer(file: string): Promise<readonly ImageFile[]> {
  const entries = extract();
  const archive = createReadStream(file);
  const bytes = (await isCompressed(file)) ? archive.pipe(createGunzip()) : archive;
  for (const stream of [archive, bytes]) stream.on("error", (error: Error) => entries.destroy(error));
  bytes.pipe(entries);
  const files: ImageFile[] = [];
  for await (const entry of entries) {
    const { name, type, mode = 0, uid = 0, gid = 0, size = 0 } = entry.header;
    const path = posix.resolve("/", name);
    const isRead = type === "file" && path.startsWith(own) && size <= largestText;
    const content = isRead ? { text: await text(entry) } : {};
    if (!isRead) entry.resume();
    files.push({ path, type: String(type), mode: mode & 0o7777, uid, gid, ...content });
  }
  return files;
}

async function isCompressed(file: string): Promise<boolean> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close());
  return buffer[0] === 0x1f && buffer[1] === 0x8b;
}
