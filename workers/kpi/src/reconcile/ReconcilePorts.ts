import type { InputStore, RunLedger } from "../ports.js";
import type { KpiTable, StoredRow } from "./StoredRow.js";

/** Reads the two tables whole. */
export interface RowReader {
  rows(table: KpiTable, signal: AbortSignal): AsyncIterable<StoredRow>;
}

/** Removes rows of the two tables. */
export interface RowRemover {
  /** False where the row is not as it was read any more, which leaves it. Throws where the run does not hold the lease. */
  remove(table: KpiTable, row: StoredRow, runId: string, signal: AbortSignal): Promise<boolean>;
}

/** What finding needs. */
export interface FindingPorts {
  readonly input: InputStore;
  readonly reader: RowReader;
}

/** What removing needs beside it. */
export interface RemovingPorts {
  readonly input: InputStore;
  readonly remover: RowRemover;
  readonly ledger: Pick<RunLedger, "acquire">;
}
