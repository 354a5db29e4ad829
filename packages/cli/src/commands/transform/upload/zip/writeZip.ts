import { closeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { sourceLimits } from "@sallyport/worker-transform";
import { CommandError } from "../../../../output/CommandError.js";
import { openSourceFile } from "../openSourceFile.js";
import { readWhole } from "../readWhole.js";
import type { SourceFolder } from "../SourceFolder.js";
import { packContent } from "./packContent.js";
import { ZipWriter } from "./ZipWriter.js";

/** Bytes above which a file goes through part by part. */
const LARGE = 1024 * 1024;
/** Files after which others have their turn, such as the progress bar. */
const TURN = 100;

export interface WrittenZip {
  /** Unpacked. */
  readonly bytes: number;
  readonly archiveBytes: number;
}

/**
 * Writes the source as a zip archive that a job takes: within its limits, without links, and with the execute bit of files. The same files make
 * the same archive. Memory is bounded, whatever the files are.
 *
 * @param archive where nothing is yet
 * @throws CommandError where the source is larger than a job takes, or changes meanwhile
 */
export async function writeZip(
  { root, paths }: SourceFolder,
  archive: string,
  onFiles: (done: number) => void = () => undefined,
): Promise<WrittenZip> {
  const zip = await ZipWriter.create(archive);
  try {
    let bytes = 0;
    for (const [index, path] of paths.entries()) {
      bytes += await addFile(zip, root, path);
      refuseLarge(bytes, zip.archiveBytes);
      if ((index + 1) % TURN !== 0) continue;
      onFiles(index + 1);
      await setImmediate();
    }
    await zip.finish();
    return { bytes, archiveBytes: zip.archiveBytes };
  } finally {
    await zip.close();
  }
}

/** @returns its length */
async function addFile(zip: ZipWriter, root: string, path: string): Promise<number> {
  const source = openSourceFile(root, path);
  try {
    const { bytes, executable } = source;
    if (bytes > LARGE) await zip.addLarge(path, source);
    else await zip.add({ path, bytes, executable }, packContent(readWhole(source, path)));
    return bytes;
  } finally {
    closeSync(source.descriptor);
  }
}

function refuseLarge(bytes: number, archiveBytes: number): void {
  if (bytes <= sourceLimits.bytes && archiveBytes <= sourceLimits.archiveBytes) return;
  throw new CommandError(
    `the source has more than ${sourceLimits.bytes} bytes, or ${sourceLimits.archiveBytes} packed, which no job takes`,
    "upload the folders that the job needs",
    64,
  );
}
