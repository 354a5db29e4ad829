/** A row that a load set aside. */
export interface RejectedRow {
  /** File of the quarantine. */
  readonly file: string;
  /** Of the loaded file, from 1; in a Parquet file the row's number. */
  readonly line: number;
  /** Empty where the whole row is at fault. */
  readonly column: string;
  readonly reason: string;
  readonly row: string;
}
