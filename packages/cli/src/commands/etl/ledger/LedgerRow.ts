/** A load that ended well: it is written in the transaction that loads the rows. */
export interface LedgerRow {
  readonly run: string;
  /** Of the file; `file://<host>` for local files. */
  readonly bucket: string;
  readonly key: string;
  readonly version: string | null;
  readonly etag: string;
  readonly schema: string;
  readonly table: string;
  readonly rowsIn: number;
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly quarantine: string | null;
  readonly seconds: number;
  /** ISO 8601, UTC. */
  readonly loadedAt: string;
}

/** A load that failed, and loaded nothing. Where the database itself could not be reached there is none. */
export interface FailureRow {
  readonly run: string;
  readonly bucket: string;
  readonly key: string;
  readonly etag: string | null;
  readonly schema: string;
  readonly table: string | null;
  readonly code: string;
  readonly message: string;
  readonly quarantine: string | null;
  /** ISO 8601, UTC. */
  readonly failedAt: string;
  /** Whether no later load of the same object has ended well. */
  readonly open: boolean;
}
