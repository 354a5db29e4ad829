/** What became of one object, as the catalog of backups tells. */
export interface CatalogRow {
  /** `deleted` has no content: it tells that from `eventTime` on there was no such object. */
  readonly event: "created" | "deleted";
  readonly sourceBucket: string;
  /** The object's key in its source bucket. */
  readonly key: string;
  readonly versionId?: string | undefined;
  /** The S3 event's sequencer, which orders the events of one key; see `alignedSequencer`. */
  readonly sequencer?: string | undefined;
  /** When the version was made, or deleted; in UTC, to the millisecond. */
  readonly eventTime: Date;
  /** Bytes; absent where the object was deleted, as is all down to `metadata`. */
  readonly size?: number | undefined;
  /** Of the content, in hex. */
  readonly sha256?: string | undefined;
  readonly etag?: string | undefined;
  readonly storageClass?: string | undefined;
  readonly contentType?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** User metadata (`x-amz-meta-*` without the prefix). */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Where the archive is kept that holds the object, or that came with word of its deletion. */
  readonly archiveBucket: string;
  readonly archiveKey: string;
  /** Id of the archive. */
  readonly archive: string;
}
