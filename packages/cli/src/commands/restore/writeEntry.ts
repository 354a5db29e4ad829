import { randomBytes } from "node:crypto";
import { closeSync, constants, futimesSync, openSync, renameSync, unlinkSync, writeSync } from "node:fs";
import type { ArchiveEntry } from "@sallyport/worker-compressor/archive";
import type { Destination } from "./restorePlan.js";

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/**
 * Writes one object as a file with the object's time. The file is whole and checked, or not there: a small object has been
 * checked before this, a larger one or one that replaces a file takes its name only when it has been.
 *
 * Writes are synchronous: for small files, handing each call to another thread and back takes longer than the call, and
 * frames are decompressed on other threads meanwhile.
 */
export async function writeEntry(entry: ArchiveEntry, { path, replaces }: Destination): Promise<void> {
  const lastModified = new Date(entry.object.lastModified);
  const direct = entry.bytes !== undefined && !replaces;
  const target = direct ? path : `${path}.${randomBytes(6).toString("hex")}.partial`;
  const file = openSync(target, CREATE, 0o666);
  let open = true;
  try {
    if (entry.bytes) write(file, entry.bytes);
    else for await (const chunk of entry.content()) write(file, chunk);
    futimesSync(file, lastModified, lastModified);
    closeSync(file);
    open = false;
    // A rename replaces a link itself, never what it leads to.
    if (!direct) renameSync(target, path);
  } catch (error) {
    if (open) closeSync(file);
    unlinkSync(target);
    throw error;
  }
}

function write(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
