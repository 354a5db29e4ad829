import type { workerMetrics } from "./workerMetrics.js";

interface RejectRate {
  /** Percent of the rows read, above which it fires. */
  readonly percent: number;
  /** Metrics of the rows read, the rejected ones among them, and of those rejected. */
  readonly metricNames: { readonly rows: string; readonly rejected: string };
  /** What is to be read to find out why. */
  readonly read: string;
}

/** The alarm `reject-rate` of WorkloadAlarms: too many rows were rejected, although the worker goes on. */
export function rejectRateAlarm(worker: ReturnType<typeof workerMetrics>, { percent, metricNames, read }: RejectRate) {
  return {
    name: "reject-rate",
    description: `More than ${percent} % of the rows were rejected: read ${read}`,
    metrics: [
      { id: "rejected", ...worker, metricName: metricNames.rejected },
      { id: "rows", ...worker, metricName: metricNames.rows },
    ],
    expression: "IF(rows > 0, 100 * rejected / rows, 0)",
    threshold: percent,
  };
}
