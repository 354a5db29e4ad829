/** Where the worker's metrics are: see `workerMetrics`. */
export const metricNamespace = "Sallyport/Kpi";

/** Metrics of a run, one value each at its end. */
export const runMetrics = {
  /** 1 for a run that ended well, else 0. */
  succeeded: "RunsSucceeded",
  /** 1 for a run that failed, else 0. */
  failed: "RunsFailed",
  rows: "RowsRead",
  rejected: "RowsRejected",
  duplicates: "RowsDuplicate",
  orphans: "RowsOrphaned",
  seconds: "RunSeconds",
} as const;

/** The event of the log line that tells the KPIs of one day, with the attributes of its item. */
export const orderDayEvent = "kpi.order_day";
/** The same of one category on one day. */
export const categoryDayEvent = "kpi.category_day";
