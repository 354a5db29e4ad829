/** How a run works. */
export interface KpiOptions {
  /** Unique to the run; letters, digits, `-` and `_`. Default: made of the time and a random part. */
  readonly runId?: string;
  /** What the keys of the input begin with: `orders/`, `order_items/` and `products/` are below. Default: `Data/`. */
  readonly prefix?: string;
  /** An existing local folder for copies, for DuckDB's spill and for files on their way; emptied of the run's own files at its end. */
  readonly scratch: string;
  /** DuckDB's memory in MiB. The process needs some 400 MiB beside it. Default: 384, which keeps it below 1 GiB. */
  readonly memoryMiB?: number;
  /** The most that DuckDB may spill into `scratch`, in MiB. Default: 15,360, which fits Fargate's 20 GiB. */
  readonly spillMiB?: number;
  /** DuckDB's threads. Default: as many as there are cores. */
  readonly threads?: number;
  /** The share of rejected rows above which the run fails and no table is written: 0 to 1. Default: 0.01. */
  readonly rejectThreshold?: number;
  /** Whether to keep `state/` and compute only touched days. Default: true. Without it each run computes everything. */
  readonly incremental?: boolean;
}
