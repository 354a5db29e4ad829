/** Where a reconcile looks, and where it removes. */
export interface ReconcilePlaces {
  readonly region: string;
  readonly category: string;
  readonly order: string;
  /** Table of the lease; undefined where none is named, and nothing can be removed then. */
  readonly runs: string | undefined;
  /** Folder, or `s3://bucket/prefix`. */
  readonly input: string;
}
