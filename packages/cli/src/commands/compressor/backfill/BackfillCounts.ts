/** What a backfill has done. */
export interface BackfillCounts {
  /** Current versions below the prefix. */
  readonly listed: number;
  readonly sent: number;
  /** Bytes of the objects that were sent for. */
  readonly bytes: number;
  /** Last changed before `--since`. */
  readonly older: number;
  /** In a storage class from which they have to be restored first; none can be read. */
  readonly archived: number;
}

export const noCounts: BackfillCounts = { listed: 0, sent: 0, bytes: 0, older: 0, archived: 0 };
