/** What a load of one file has to come to, counted while the file was written. */
export interface FileTruth {
  readonly rowsIn: number;
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export interface SampleFile {
  /** Folder of its delivery below the sample's: what is in it has the keys that objects of the pipeline's bucket have. */
  readonly delivery: string;
  /** Such as `data/customers.csv`. */
  readonly key: string;
  readonly table: string;
  readonly bytes: number;
  readonly truth: FileTruth;
}

export interface SampleSummary {
  /** In the order in which they are to be loaded. Contracts are not among them. */
  readonly files: readonly SampleFile[];
  readonly bytes: number;
}
