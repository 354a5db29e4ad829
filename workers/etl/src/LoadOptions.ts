/** Which file is loaded, and how. */
export interface LoadOptions {
  /** Key of the file in the object store, e.g. `data/users.csv`. */
  readonly object: string;
  /** Folder of the files: the table's name is what follows it, without its ending. Default: `data/`. */
  readonly prefix?: string;
  /** Name of the table. Default: that of the file. */
  readonly table?: string;
  /** Schema of the table; it has to exist. Default: `etl`. */
  readonly schema?: string;
  /** Columns that tell rows apart. Default: the contract's, else those of the table, else `id`, else `email`, else none. */
  readonly key?: readonly string[];
  /** The share of rejected rows above which the file fails whole: 0 to 1. Default: 0.01. */
  readonly rejectThreshold?: number;
  /** Does everything but commit, and writes no quarantine. Default: false. */
  readonly dryRun?: boolean;
  /** Where S3's event put this upload among those of the key: an older one than was loaded is not loaded. */
  readonly sequencer?: string;
  /** An existing local folder for Parquet files on their way, and for rejected rows. */
  readonly scratch: string;
  /** The most that a copy in `scratch` may take, in bytes. Default: 16 GiB. */
  readonly scratchBytes?: number;
}
