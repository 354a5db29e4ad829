/** A place in a bucket. */
export interface BucketPrefix {
  readonly bucket: string;
  /** Ends with `/`. */
  readonly prefix: string;
}
