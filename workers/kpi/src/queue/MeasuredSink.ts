import type { Logger, Metrics } from "@sallyport/worker-kit";
import type { EventSink, RunRecord } from "../ports.js";

/** Logs and measures each run's end before it is told, so that an alarm does not depend on the event. */
export class MeasuredSink implements EventSink {
  readonly #inner: EventSink;
  readonly #logger: Logger;
  readonly #metrics: Metrics;

  constructor(inner: EventSink, logger: Logger, metrics: Metrics) {
    this.#inner = inner;
    this.#logger = logger;
    this.#metrics = metrics;
  }

  async send(record: RunRecord): Promise<void> {
    const { runId, status, seconds, quality, days, inputs, written, error } = record;
    const fields = { runId, seconds, files: inputs.length, days: days.length, written, quality };
    if (status === "succeeded") this.#logger.info("run.succeeded", fields);
    else this.#logger.error("run.failed", { ...fields, reason: error?.name });
    this.#metrics.emit(
      {
        RunsSucceeded: [status === "succeeded" ? 1 : 0, "Count"],
        RunsFailed: [status === "failed" ? 1 : 0, "Count"],
        RunSeconds: [seconds, "Seconds"],
        RowsWritten: [written.categories + written.orders, "Count"],
        ...(quality && {
          RowsRead: [quality.rows, "Count"],
          RowsRejected: [quality.rejected, "Count"],
          RowsDuplicate: [quality.duplicates, "Count"],
          RowsOrphaned: [quality.orphans, "Count"],
        }),
      },
      { runId },
    );
    await this.#inner.send(record);
  }
}
