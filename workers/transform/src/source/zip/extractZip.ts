import { mkdir, open as openFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isNativeError } from "node:util/types";
import { crc32 } from "node:zlib";
import { RefusedError } from "@sallyport/transform-rules";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { SourceLimits } from "../SourceLimits.js";
import { type PlannedFile, planExtraction } from "./planExtraction.js";

export interface Extracted {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Unpacks an archive into an empty folder. All entries are judged first (`planExtraction`); then each is written as a new file
 * of its declared size and checksum, so that nothing is ever written through something that the archive made.
 *
 * @throws RefusedError, also `zip-damaged` for what is no zip, or declares what it does not hold
 */
export async function extractZip(
  archive: string,
  folder: string,
  limits: SourceLimits,
  signal: AbortSignal,
): Promise<Extracted> {
  const zip = await asRefusal(() =>
    openPromise(archive, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }),
  );
  try {
    if (zip.entryCount > limits.files)
      throw new RefusedError("source-too-large", `The source has more than ${limits.files} files and folders.`);
    const entries: Entry[] = [];
    await asRefusal(async () => {
      for await (const entry of zip.eachEntry()) entries.push(entry);
    });
    const plan = planExtraction(entries, zip.fileSize, limits);
    for (const path of plan.folders) await mkdir(join(folder, path), { recursive: true });
    for (const file of plan.files) {
      signal.throwIfAborted();
      await extractFile(zip, file, folder, signal);
    }
    return { files: plan.files.length, bytes: plan.bytes };
  } finally {
    zip.close();
  }
}

async function extractFile(zip: ZipFile, file: PlannedFile, folder: string, signal: AbortSignal): Promise<void> {
  const path = join(folder, file.path);
  await mkdir(dirname(path), { recursive: true });
  const target = await openFile(path, "wx", file.executable ? 0o755 : 0o644);
  try {
    const content = await asRefusal(() => zip.openReadStreamPromise(file.entry));
    let checksum = 0;
    await asRefusal(async () => {
      for await (const chunk of content) {
        signal.throwIfAborted();
        checksum = crc32(chunk, checksum);
        await target.write(chunk);
      }
    });
    if (checksum !== file.entry.crc32) throw new RefusedError("zip-damaged", "An entry of the archive is damaged.");
  } finally {
    await target.close();
  }
}

/** What the zip reader throws is about the archive; what the disk throws, and an abort, is not. */
async function asRefusal<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RefusedError || !isNativeError(error) || error.name === "AbortError") throw error;
    if ("syscall" in error) throw error;
    throw new RefusedError("zip-damaged", "The archive is no zip, or is damaged.", { cause: error });
  }
}
