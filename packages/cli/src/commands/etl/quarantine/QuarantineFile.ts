/** A file of rejected rows. */
export interface QuarantineFile {
  /** Path, or address in S3. */
  readonly name: string;
  readonly modified: Date;
  open(): Promise<NodeJS.ReadableStream>;
}
