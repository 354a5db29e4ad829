/** One CSV file of the input, as it was listed. */
export interface InputFile {
  /** Key below the input's root, e.g. `Data/orders/part-0001.csv`. May hold spaces. */
  readonly key: string;
  /** Changes whenever the content does. */
  readonly etag: string;
  readonly bytes: number;
  /** Of two rows with one key, that of the file modified last wins. */
  readonly modified: Date;
}

/** A file's content on the local disk, for as long as it is needed. */
export interface LocalCopy {
  readonly path: string;
  /** Removes the copy; a file that was local from the start stays. */
  release(): Promise<void>;
}

/** Where the CSV files are. */
export interface InputStore {
  /** Every file whose key begins with the prefix, in any order; folders' marker objects left out. */
  list(prefix: string, signal: AbortSignal): Promise<InputFile[]>;
  /** The content with exactly the listed etag, copied below `folder` where it is not local. Throws where it has changed since. */
  fetch(file: InputFile, folder: string, signal: AbortSignal): Promise<LocalCopy>;
}

/** Files that the pipeline keeps for itself, below `state/` and `quarantine/`. Nothing is ever removed. */
export interface ArtifactStore {
  /** Copies an artifact to a local path. False where there is none. */
  fetch(key: string, path: string, signal: AbortSignal): Promise<boolean>;
  /** Writes an artifact from a local path, over an older one: whole or not at all. */
  store(key: string, path: string, signal: AbortSignal): Promise<void>;
}

/** KPIs of one category on one UTC day. Decimals are strings with 6 places. */
export interface CategoryKpi {
  readonly category: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly order_date: string;
  readonly daily_revenue: string;
  readonly avg_order_value: string;
  /** Returned items ÷ orders: can exceed 1. */
  readonly avg_return_rate: string;
  /** Returned items ÷ items. */
  readonly item_return_rate: string;
  /** Revenue without returned and cancelled items. */
  readonly net_revenue: string;
}

/** KPIs of all orders of one UTC day. Decimals are strings with 6 places. */
export interface OrderKpi {
  /** `YYYY-MM-DD`, UTC. */
  readonly order_date: string;
  readonly total_orders: number;
  readonly total_revenue: string;
  readonly total_items_sold: number;
  /** Returned items ÷ orders: can exceed 1. */
  readonly return_rate: string;
  readonly unique_customers: number;
  /** Returned items ÷ items; 0 on a day whose orders have none. */
  readonly item_return_rate: string;
  /** Revenue without returned and cancelled items. */
  readonly net_revenue: string;
}

/** What each written row carries beside its KPIs. */
export interface RowStamp {
  readonly runId: string;
  /** ISO 8601, UTC; the same for all rows of a run. */
  readonly computedAt: string;
}

/** The two tables. A put replaces the row of the same key, so that it may be repeated. Resolves once every row is written. */
export interface KpiTables {
  putCategories(rows: readonly CategoryKpi[], stamp: RowStamp, signal: AbortSignal): Promise<void>;
  putOrders(rows: readonly OrderKpi[], stamp: RowStamp, signal: AbortSignal): Promise<void>;
}

/** Counts over the whole input, not only over what a run read anew. */
export interface Quality {
  /** Rows in the files, rejected ones included. */
  readonly rows: number;
  /** Accepted rows that a later row of the same key replaced. */
  readonly duplicates: number;
  readonly rejected: number;
  /** Items whose product or whose order is unknown. */
  readonly orphans: number;
}

/** What is kept of a run, and told at its end. */
export interface RunRecord {
  readonly runId: string;
  readonly status: "succeeded" | "failed";
  /** Only of a failed run. */
  readonly error?: { readonly name: string; readonly message: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly inputs: readonly { readonly key: string; readonly etag: string; readonly bytes: number }[];
  /** Undefined where the run failed before all rows were counted. */
  readonly quality?: Quality;
  /** UTC days whose KPIs were computed anew, sorted; of a run of Spark, which computes all, those on which a row was put. */
  readonly days: readonly string[];
  /** Rows put into the two tables. */
  readonly written: { readonly categories: number; readonly orders: number };
  /** The artifact with rejected rows, where there were any in the files that this run read. */
  readonly quarantine?: string;
  /** The artifact with the items that have no product or no order, where this run saw any. */
  readonly orphanReport?: string;
}

/** The right to write, held by one run at a time. The implementation renews it on its own. */
export interface RunLease {
  /** Aborted where the lease is lost. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

/** Who may run, and what ran. */
export interface RunLedger {
  /** Undefined where another run holds the lease. */
  acquire(runId: string, signal: AbortSignal): Promise<RunLease | undefined>;
  record(record: RunRecord): Promise<void>;
}

/** Who is told of each run's end, success or failure. */
export interface EventSink {
  send(record: RunRecord): Promise<void>;
}

/** What Spark is asked to do. */
export interface SparkJob {
  /** That of the run; also the name of whatever runs the job, so that a job that was asked for twice runs once. */
  readonly runId: string;
  /** Prefix of the input, e.g. `Data/`. */
  readonly input: string;
  /** Prefix among the artifacts for all that the job reads and writes beside the input, e.g. `state/spark/<runId>/`; `files.json` below it names the files to read. */
  readonly output: string;
}

/** Where the Spark program of `workers/kpi/spark` runs. */
export interface SparkJobs {
  /** Resolves once the job has ended well, and rejects with its reason where it has not. On abort it is stopped. */
  run(job: SparkJob, signal: AbortSignal): Promise<void>;
}

export interface Clock {
  now(): Date;
}

/** All that a run needs from outside. */
export interface KpiPorts {
  readonly input: InputStore;
  /** Holds `state/…` and `quarantine/…`. */
  readonly artifacts: ArtifactStore;
  readonly tables: KpiTables;
  readonly ledger: RunLedger;
  readonly events: EventSink;
  readonly clock: Clock;
  /** Where given, Spark validates and computes in place of DuckDB. */
  readonly spark?: SparkJobs;
}
