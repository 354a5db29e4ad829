import { type Logger, type Metrics, WorkerError } from "@sallyport/worker-kit";
import type { LoadResult } from "../LoadResult.js";

export interface MeasuredLoadOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly load: () => Promise<LoadResult>;
}

/** Loads, and tells in the log and in metrics how it ended. Names of tables are told, keys and values are not. */
export async function measuredLoad({ logger, metrics, load }: MeasuredLoadOptions): Promise<LoadResult> {
  try {
    const result = await load();
    const { run, table, known, rowsIn, loaded, updated, unchanged, rejected, quarantine, seconds } = result;
    logger.info(known ? "load.known" : "load.succeeded", {
      ...{ run, table, rowsIn, loaded, updated, unchanged, rejected, seconds },
      ...(quarantine !== undefined && { quarantine }),
    });
    metrics.emit(
      {
        LoadsSucceeded: [1, "Count"],
        LoadsFailed: [0, "Count"],
        // What was counted at its load is not counted again.
        ...(!known && {
          RowsRead: [rowsIn, "Count"],
          RowsLoaded: [loaded, "Count"],
          RowsUpdated: [updated, "Count"],
          RowsUnchanged: [unchanged, "Count"],
          RowsRejected: [rejected, "Count"],
          LoadSeconds: [seconds, "Seconds"],
        }),
      },
      { run },
    );
    return result;
  } catch (error) {
    if (error instanceof WorkerError && error.kind === "poison") {
      logger.error("load.failed", { reason: error.reason, message: error.message });
      metrics.emit({ LoadsSucceeded: [0, "Count"], LoadsFailed: [1, "Count"] });
    }
    throw error;
  }
}
