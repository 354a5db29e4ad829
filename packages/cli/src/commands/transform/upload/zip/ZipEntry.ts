/** One file of an archive, as its headers tell of it. */
export interface ZipEntry {
  readonly path: string;
  readonly executable: boolean;
  readonly crc: number;
  /** Unpacked. */
  readonly bytes: number;
  /** As it is in the archive. */
  readonly packedBytes: number;
  /** Whether it is deflated, or stored as it is. */
  readonly deflated: boolean;
  /** Of its header, from the archive's beginning. */
  readonly offset: number;
}
