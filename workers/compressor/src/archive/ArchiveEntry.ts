import type { ManifestObject } from "./Manifest.js";

/** One object of an archive, with its content. */
export interface ArchiveEntry {
  /** All that the manifest knows of it. */
  readonly object: ManifestObject;
  /**
   * The whole content of an object of at most `wholeBytes`, already checked against its SHA-256; undefined for a larger
   * one. It shares the memory of its frame (8 MiB): whoever keeps it keeps that.
   */
  readonly bytes: Buffer | undefined;
  /**
   * The content in order, whatever the size. A larger object comes in chunks of at most a frame, once. Its last chunk is
   * given only when the whole has been checked; where it is wrong the iteration throws `CHECKSUM_MISMATCH` instead.
   */
  content(): AsyncIterable<Buffer>;
}
