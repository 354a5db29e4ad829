/** What the load of one file did. */
export interface EtlFileFigures {
  /** `1-first` or `2-changed`. */
  readonly delivery: string;
  readonly key: string;
  readonly table: string;
  /** Whether the file had been loaded before, byte for byte: then nothing of it was read. */
  readonly known: boolean;
  readonly rowsIn: number;
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly seconds: number;
}

/** What `sallyport demo --json` says of the ETL pipeline: sums over all files, and each file's own. */
export interface EtlFigures {
  readonly files: readonly EtlFileFigures[];
  /** Bytes uploaded. */
  readonly bytes: number;
  readonly rowsIn: number;
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Rows of all tables that are as the generator of the files says. */
  readonly verified: number;
  /** Rows that are missing, different or too many. */
  readonly differing: number;
  /** From the first upload to the end of the last load. */
  readonly seconds: number;
}
