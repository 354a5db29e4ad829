/** What S3 says of an object that was created. */
export interface ObjectCreated {
  readonly bucket: string;
  /** Decoded. */
  readonly key: string;
  /** Absent where the bucket is not versioned. */
  readonly versionId?: string | undefined;
  /** Orders the events of one key: compared as right-aligned hexadecimal numbers. */
  readonly sequencer?: string | undefined;
  readonly etag?: string | undefined;
  /** Bytes, as the event tells; 0 where it does not. */
  readonly size: number;
}
