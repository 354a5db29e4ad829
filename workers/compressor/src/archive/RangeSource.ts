/** A file of known size, read by ranges in any order and several at a time. It does not change while it is read. */
export interface RangeSource {
  /** What errors call it: a path, or an `s3://` address. */
  readonly name: string;
  /** Bytes of the whole file. */
  size(): Promise<number>;
  /** The bytes from `offset` on. Fewer than `length` come only where the file ends. */
  read(offset: number, length: number): Promise<Buffer>;
}
