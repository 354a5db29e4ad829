/** Where the worker's metrics are; it writes them into its log in the embedded metric format. */
export const metricNamespace = "Sallyport/Transform";

/** The dimensions that the worker gives each metric: an alarm without them would look at another metric, and at nothing. */
export const dimensionsIn = (region: string) => ({ Region: region });

/** Metrics of an attempt, one value each at its end. */
export const jobMetrics = {
  ended: "JobsEnded",
  /** 1 for an attempt that failed, else 0. */
  failed: "JobsFailed",
  seconds: "JobSeconds",
  files: "FilesStored",
} as const;
