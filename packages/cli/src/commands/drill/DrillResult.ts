import type { CheckedItem } from "../../checked/CheckedItem.js";

/** One kind of thing that was restored beside its original. */
export interface DrilledItem extends CheckedItem {
  /** What was restored: an object, a table, an archive. */
  readonly what?: string | undefined;
  /** Of the sample, original and restored alike; only where it passed. */
  readonly sha256?: string | undefined;
}

/** What a drill did, as `--json` prints it and the record keeps it, one line each (BAK-02). */
export interface DrillResult {
  /** ISO 8601: when it ended. */
  readonly at: string;
  readonly account: string;
  readonly region: string;
  readonly seconds: number;
  readonly items: readonly DrilledItem[];
}
