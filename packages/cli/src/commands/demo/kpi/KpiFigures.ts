import type { Series } from "../../kpi/chart/series.js";

/** What `sallyport demo --json` says of the KPI pipeline. */
export interface KpiFigures {
  /** Files uploaded. */
  readonly files: number;
  /** Bytes uploaded. */
  readonly bytes: number;
  /** Accepted items. */
  readonly items: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly orphans: number;
  /** Days whose KPIs the first run computed: all, or a month's where an earlier demo left the same year. */
  readonly days: number;
  /** Days that the second run computed, for a day that came late: 1. */
  readonly lateDays: number;
  readonly categoryRows: number;
  readonly orderRows: number;
  /** Rows of both tables that equal those of a run of the same code without AWS. */
  readonly verified: number;
  /** Rows that are missing, different or too many. */
  readonly differing: number;
  /** Σ sale_price of the accepted items, as the tables say; it has to be what was counted when the sample was written. */
  readonly revenue: string;
  /** What is drawn: each day, and the categories by revenue. */
  readonly daily: Series["days"];
  readonly categories: Series["categories"];
  /** The picture, an absolute path. */
  readonly chart: string;
  /** From the first upload to the end of the second run. */
  readonly seconds: number;
  /** Of the first run alone. */
  readonly runSeconds: number;
  /** Of the second run alone. */
  readonly lateRunSeconds: number;
}
