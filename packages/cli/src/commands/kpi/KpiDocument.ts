import type { CategoryKpi, OrderKpi, Quality } from "@sallyport/worker-kpi";

/** What `sallyport kpi run --json` prints: the rows of both tables, sorted by key. Decimals are text, and exact. */
export interface KpiDocument {
  readonly category: readonly CategoryKpi[];
  readonly order: readonly OrderKpi[];
  readonly quality: Quality;
}
