import { closeSync, constants, openSync, readSync } from "node:fs";
import type { FillSource } from "@sallyport/worker-compressor/archive";

/** A file's bytes, read straight into the frame that they are compressed in. */
export interface FileContent extends FillSource {
  close(): void;
}

/**
 * Opens a file. Links are not followed: what was a file when the folder was listed may be one by now.
 *
 * Reads are synchronous: for the small files that archives are for, handing a read to another thread and back takes
 * longer than the read, and frames are compressed on other threads meanwhile.
 */
export function fileContent(path: string): FileContent {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  return { fill: (target) => readSync(file, target), close: () => closeSync(file) };
}
