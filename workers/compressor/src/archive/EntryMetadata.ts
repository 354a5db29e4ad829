import type { Repair } from "./Manifest.js";

/** One object to archive: all that a target needs to make an equal one. Only `key` and `size` are required. */
export interface EntryMetadata {
  /** The object's key, any S3 key: at most 1,024 bytes of UTF-8. For a folder, the path with `/` between its parts. */
  readonly key: string;
  /** Bytes; the source must give exactly as many. */
  readonly size: number;
  /** The bucket that the object comes from; absent for a folder. */
  readonly bucket?: string | undefined;
  readonly versionId?: string | undefined;
  /** The S3 event's sequencer, by which a target orders events of one key. */
  readonly sequencer?: string | undefined;
  readonly etag?: string | undefined;
  /** Default: 1970-01-01T00:00:00Z. */
  readonly lastModified?: Date | undefined;
  readonly storageClass?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** User metadata (`x-amz-meta-*` without the prefix). */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly contentType?: string | undefined;
  readonly contentEncoding?: string | undefined;
  readonly contentDisposition?: string | undefined;
  readonly contentLanguage?: string | undefined;
  readonly cacheControl?: string | undefined;
  /** Only where it is sent again to be repaired. */
  readonly repair?: Repair | undefined;
}
