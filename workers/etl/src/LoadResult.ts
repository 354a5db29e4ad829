import type { ColumnType } from "./schema/ColumnType.js";

/** What a load did. Always: rowsIn = loaded + updated + unchanged + rejected. */
export interface LoadResult {
  /** Names this load; the quarantine is below it. */
  readonly run: string;
  readonly table: string;
  /** Whether the ledger already had this very content: then nothing was read, and all its rows count as unchanged. */
  readonly known: boolean;
  /** Rows of the file, without its header. */
  readonly rowsIn: number;
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Columns of the file, with the types that they have in the table. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /** Columns that tell rows apart; empty where the table has a surrogate `record_id`. */
  readonly key: readonly string[];
  /** Where the rejected rows are; only where there are any. */
  readonly quarantine?: string;
  readonly seconds: number;
}
