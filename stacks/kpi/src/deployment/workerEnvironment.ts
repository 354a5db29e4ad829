import type * as pulumi from "@pulumi/pulumi";
import type { KpiConfig } from "../config/KpiConfig.js";

/** What the worker is told about that which the stack made. */
export interface WorkerPlaces {
  readonly queueUrl: pulumi.Input<string>;
  /** Bucket of the input, below `config.input.prefix`. */
  readonly inputBucket: pulumi.Input<string>;
  /** Bucket of `state/` and `quarantine/`. */
  readonly artifactBucket: pulumi.Input<string>;
  readonly categoryTable: pulumi.Input<string>;
  readonly orderTable: pulumi.Input<string>;
  /** Table of the lease and of the run records. */
  readonly runsTable: pulumi.Input<string>;
}

/** The environment of the worker: the names are those of `workers/kpi/README.md`. */
export function workerEnvironment(config: KpiConfig, places: WorkerPlaces): Record<string, pulumi.Input<string>> {
  const { input, worker, run } = config;
  return {
    SALLYPORT_QUEUE_URL: places.queueUrl,
    SALLYPORT_INPUT_BUCKET: places.inputBucket,
    SALLYPORT_INPUT_PREFIX: input.prefix,
    SALLYPORT_ARTIFACT_BUCKET: places.artifactBucket,
    SALLYPORT_CATEGORY_TABLE: places.categoryTable,
    SALLYPORT_ORDER_TABLE: places.orderTable,
    SALLYPORT_RUNS_TABLE: places.runsTable,
    SALLYPORT_EVENT_BUS: "default",
    SALLYPORT_QUIET_SECONDS: String(run.quietSeconds),
    SALLYPORT_REJECT_PERCENT: String(run.rejectPercent),
    SALLYPORT_RUN_RECORD_DAYS: String(run.recordDays),
    SALLYPORT_MEMORY_MIB: String(Math.floor(worker.memoryMib * 0.6)),
    SALLYPORT_VISIBILITY_SECONDS: String(worker.visibilityTimeoutSeconds),
  };
}
