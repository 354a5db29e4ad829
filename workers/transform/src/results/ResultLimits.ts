const MIB = 1024 * 1024;

/** What the results of a job may take up. */
export interface ResultLimits {
  readonly files: number;
  /** Bytes of one file; one PutObject takes 5 GiB at most. */
  readonly fileBytes: number;
  readonly bytes: number;
}

export const resultLimits: ResultLimits = { files: 100_000, fileBytes: 2048 * MIB, bytes: 20_480 * MIB };
