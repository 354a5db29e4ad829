import type { CategoryKpi, KpiTables, OrderKpi, RowStamp } from "../ports.js";

/** Rows handed to the tables at once. */
const ROWS = 1_000;

export interface WriteOptions {
  readonly tables: KpiTables;
  readonly categories: readonly CategoryKpi[];
  readonly orders: readonly OrderKpi[];
  readonly stamp: RowStamp;
  /** Aborted, among others, where the lease is lost: no further rows are put. */
  readonly signal: AbortSignal;
}

/** Puts all rows. Each put replaces, so that a run that was ended half-way is mended by the next. */
export async function writeKpis({ tables, categories, orders, stamp, signal }: WriteOptions): Promise<void> {
  for (let at = 0; at < categories.length; at += ROWS) {
    signal.throwIfAborted();
    await tables.putCategories(categories.slice(at, at + ROWS), stamp, signal);
  }
  for (let at = 0; at < orders.length; at += ROWS) {
    signal.throwIfAborted();
    await tables.putOrders(orders.slice(at, at + ROWS), stamp, signal);
  }
}
