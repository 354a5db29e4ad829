/** Where the worker's metrics are; it writes them into its log in the embedded metric format. */
export const metricNamespace = "Sallyport/Etl";

/** The dimensions that the worker gives each metric: an alarm without them would look at another metric, and at nothing. */
export const dimensionsIn = (region: string) => ({ Region: region });

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
