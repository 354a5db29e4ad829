import type { CategoryKpi, OrderKpi } from "../ports.js";
import type { KpiRows } from "./KpiRows.js";

/** The rows that are not among the earlier ones exactly as they are. Rows that are there no longer are left alone: only a reconcile removes any. */
export function differingRows(now: KpiRows, earlier: KpiRows): KpiRows {
  return {
    categories: missingFrom(earlier.categories, now.categories),
    orders: missingFrom(earlier.orders, now.orders),
  };
}

function missingFrom<Row extends CategoryKpi | OrderKpi>(known: readonly Row[], rows: readonly Row[]): Row[] {
  const texts = new Set(known.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !texts.has(JSON.stringify(row)));
}
