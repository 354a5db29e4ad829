import { availableParallelism } from "node:os";
import { type ArchiveSummary, ArchiveWriter, archiveId, FixedLevel } from "@sallyport/worker-compressor/archive";
import { writeWhole } from "../../archives/writeWhole.js";
import { fileContent } from "./fileContent.js";
import { type FolderEntry, folderFiles } from "./folderFiles.js";

export interface CompressOptions {
  readonly folder: string;
  readonly output: string;
  /** zstd level, 0 to 19. */
  readonly level: number;
  readonly onStart: (objects: number) => void;
  readonly onObject: (objects: number) => void;
}

/** An archive that was written, and what was left out of it. */
export interface CompressResult extends ArchiveSummary {
  readonly skipped: number;
  /** From listing the folder to the whole archive. */
  readonly seconds: number;
}

/**
 * Writes a folder's files into an archive. Rejects with Node's errors, or with `ENTRY_SIZE_MISMATCH` where a file changes
 * meanwhile; no archive is left then.
 */
export async function compressFolder(options: CompressOptions): Promise<CompressResult> {
  const start = performance.now();
  const { entries: found, skipped } = await folderFiles(options.folder);
  // An archive that an earlier run left in the folder is about to be replaced by this one.
  const entries = found.filter(({ path }) => path !== options.output);
  options.onStart(entries.length);
  const id = archiveId(
    "",
    entries.map(({ key, size, lastModified }) => ({ key, etag: `${size}-${lastModified.getTime()}` })),
  );
  const summary = await writeWhole(options.output, async (write) => {
    const levels = new FixedLevel(options.level);
    const concurrency = framesInFlight(options.level);
    const writer = new ArchiveWriter({ sink: write, id, levels, concurrency, reclaim: true });
    try {
      let done = 0;
      for (const entry of entries) {
        await add(writer, entry);
        options.onObject(++done);
      }
      return await writer.finish();
    } catch (error) {
      await writer.abort();
      throw error;
    }
  });
  return { ...summary, skipped, seconds: (performance.now() - start) / 1000 };
}

async function add(writer: ArchiveWriter, { path, key, size, lastModified }: FolderEntry): Promise<void> {
  if (key.endsWith("/")) return writer.add({ key, size, lastModified }, []);
  const content = fileContent(path);
  try {
    await writer.add({ key, size, lastModified }, content);
  } finally {
    content.close();
  }
}

/** One more than there are cores to compress them, within 200 MiB of memory at the low levels and 320 MiB at the high. */
function framesInFlight(level: number): number {
  return Math.min(availableParallelism() + 1, level < 7 ? 6 : 3);
}
