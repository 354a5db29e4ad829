import type { CategoryKpi, OrderKpi } from "../ports.js";

/** The rows of both tables. */
export interface KpiRows {
  readonly categories: readonly CategoryKpi[];
  readonly orders: readonly OrderKpi[];
}
