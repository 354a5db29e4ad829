import { sourceLimits } from "@sallyport/worker-transform";
import { CommandError } from "../../../../output/CommandError.js";
import { openSourceFile } from "../openSourceFile.js";
import { readWhole } from "../readWhole.js";
import type { SourceFolder } from "../SourceFolder.js";
import { packContent } from "./packContent.js";
import { ZipWriter } from "./ZipWriter.js";

/** Files that are read and deflated at a time, by all cores. */
const AT_ONCE = 64;
/** Bytes above which a file goes through part by part. */
const LARGE = 1024 * 1024;

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
    for (let start = 0; start < paths.length; start += AT_ONCE) {
      const group = paths.slice(start, start + AT_ONCE);
      for (const { content, ...file } of await Promise.all(group.map((path) => packSmall(root, path)))) {
        if (content) await zip.add(file, content);
        else await addLarge(zip, root, file.path);
        bytes += file.bytes;
        refuseLarge(bytes, zip.archiveBytes);
      }
      onFiles(start + group.length);
    }
    await zip.finish();
    return { bytes, archiveBytes: zip.archiveBytes };
  } finally {
    await zip.close();
  }
}

/** Without content where the file is large. */
async function packSmall(root: string, path: string) {
  const source = await openSourceFile(root, path);
  try {
    const { bytes, executable } = source;
    if (bytes > LARGE) return { path, bytes, executable };
    return { path, bytes, executable, content: await packContent(await readWhole(source, path)) };
  } finally {
    await source.file.close();
  }
}

async function addLarge(zip: ZipWriter, root: string, path: string): Promise<void> {
  const source = await openSourceFile(root, path);
  try {
    await zip.addLarge(path, source);
  } finally {
    await source.file.close();
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
