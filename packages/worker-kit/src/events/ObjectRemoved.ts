/** What S3 says of an object that was deleted, or of a single version of it. */
export interface ObjectRemoved {
  readonly bucket: string;
  /** Decoded. */
  readonly key: string;
  /**
   * `marker`: the current object was deleted, and a delete marker stands for it. `permanent`: the object of a bucket that
   * is not versioned, or where there is a `versionId` that version, whatever the current one is.
   */
  readonly kind: "marker" | "permanent";
  /** Whether a lifecycle rule did it, not a request. */
  readonly expired: boolean;
  /** Of the marker, or of the version that is gone. Absent where the bucket is not versioned. */
  readonly versionId?: string | undefined;
  /** Orders the events of one key, creations and deletions alike: see `compareSequencers`. */
  readonly sequencer?: string | undefined;
  /** ISO 8601. */
  readonly removedAt?: string | undefined;
  /** As S3 writes it. */
  readonly eventName: string;
}
