/** Where the worker's metrics are: see `workerMetrics`. */
export const metricNamespace = "Sallyport/Etl";

/** Metrics of the load of one file, one value each at its end. Rows read are those loaded, updated, unchanged and rejected. */
export const loadMetrics = {
  /** 1 for a load that ended well, else 0. */
  succeeded: "LoadsSucceeded",
  /** 1 for a load that failed and loaded nothing, else 0. */
  failed: "LoadsFailed",
  rows: "RowsRead",
  loaded: "RowsLoaded",
  updated: "RowsUpdated",
  unchanged: "RowsUnchanged",
  rejected: "RowsRejected",
  seconds: "LoadSeconds",
} as const;
