const MIB = 1024 * 1024;

/** What a source may take up, whatever form it comes in. */
export interface SourceLimits {
  readonly files: number;
  /** Bytes of one file, unpacked. */
  readonly fileBytes: number;
  /** Bytes of all files, unpacked. */
  readonly bytes: number;
  /** Bytes of an archive as it is stored. */
  readonly archiveBytes: number;
  /** Bytes unpacked for each byte stored, of the whole archive; counted from 1 MiB unpacked on. */
  readonly ratio: number;
  /** Seconds for fetching and unpacking. */
  readonly seconds: number;
}

export const sourceLimits: SourceLimits = {
  files: 100_000,
  fileBytes: 1024 * MIB,
  bytes: 4096 * MIB,
  archiveBytes: 1024 * MIB,
  ratio: 200,
  seconds: 900,
};
