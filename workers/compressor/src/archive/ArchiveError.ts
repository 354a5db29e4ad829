/**
 * What can be wrong with an archive or with what is put into one.
 *
 * - `NOT_AN_ARCHIVE`: the bytes are no zstd stream at all.
 * - `MANIFEST_MISSING`: a zstd stream, but without Sallyport's manifest.
 * - `UNKNOWN_VERSION`: written by a newer format than this reader knows.
 * - `TRUNCATED`: bytes are missing.
 * - `CHECKSUM_MISMATCH`: bytes were changed.
 * - `MANIFEST_INVALID`: the manifest contradicts itself or its schema.
 * - `TOO_LARGE`: a frame or manifest claims more memory than the reader grants (a decompression bomb).
 * - `UNKNOWN_OBJECT`: no object with the key asked for.
 * - `UNSAFE_KEY`: a key that would escape the folder that it is restored to.
 * - `DUPLICATE_KEY`: an object was added whose key the archive has already.
 * - `ENTRY_SIZE_MISMATCH`: a source gave fewer or more bytes than it had announced.
 * - `WRITER_CLOSED`: a writer was used after it failed, was aborted or had finished.
 */
export type ArchiveErrorCode =
  | "NOT_AN_ARCHIVE"
  | "MANIFEST_MISSING"
  | "UNKNOWN_VERSION"
  | "TRUNCATED"
  | "CHECKSUM_MISMATCH"
  | "MANIFEST_INVALID"
  | "TOO_LARGE"
  | "UNKNOWN_OBJECT"
  | "UNSAFE_KEY"
  | "DUPLICATE_KEY"
  | "ENTRY_SIZE_MISMATCH"
  | "WRITER_CLOSED";

/** What is wrong, where it was seen and what to do about it. */
export interface ArchiveErrorDetails {
  readonly what: string;
  readonly where: string;
  readonly fix: string;
  readonly cause?: unknown;
}

/** Every failure of the archive format; `code` is stable, the message is for people. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
  readonly what: string;
  readonly where: string;
  readonly fix: string;

  constructor(
    readonly code: ArchiveErrorCode,
    details: ArchiveErrorDetails,
  ) {
    super(`${details.what} (${details.where}). ${details.fix}`, { cause: details.cause });
    this.what = details.what;
    this.where = details.where;
    this.fix = details.fix;
  }
}
