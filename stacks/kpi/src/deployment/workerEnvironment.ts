import type * as pulumi from "@pulumi/pulumi";
import type { KpiConfig } from "../config/KpiConfig.js";
import type { KpiTables } from "./kpiTables.js";

/** What the worker is told about that which the stack made. */
export interface WorkerPlaces {
  readonly queueUrl: pulumi.Input<string>;
  /** Bucket of the input, below `config.input.prefix`. */
  readonly inputBucket: pulumi.Input<string>;
  /** Bucket of `state/` and `quarantine/`. */
  readonly artifactBucket: pulumi.Input<string>;
  readonly tables: KpiTables;
  /** What runs Spark for the worker; undefined where it computes by itself. */
  readonly spark: { readonly stateMachineArn: pulumi.Input<string> } | undefined;
}

/** The environment of the worker: the names are those of `workers/kpi/README.md`. */
export function workerEnvironment(config: KpiConfig, places: WorkerPlaces): Record<string, pulumi.Input<string>> {
  const { input, worker, run } = config;
  return {
    SALLYPORT_QUEUE_URL: places.queueUrl,
    SALLYPORT_INPUT_BUCKET: places.inputBucket,
    SALLYPORT_INPUT_PREFIX: input.prefix,
    SALLYPORT_ARTIFACT_BUCKET: places.artifactBucket,
    SALLYPORT_CATEGORY_TABLE: places.tables.categoryTable,
    SALLYPORT_ORDER_TABLE: places.tables.orderTable,
    SALLYPORT_RUNS_TABLE: places.tables.runsTable,
    SALLYPORT_EVENT_BUS: "default",
    SALLYPORT_QUIET_SECONDS: String(run.quietSeconds),
    SALLYPORT_LONGEST_WAIT_SECONDS: String(run.longestWaitSeconds),
    SALLYPORT_LEASE_SECONDS: String(run.leaseSeconds),
    SALLYPORT_REJECT_PERCENT: String(run.rejectPercent),
    SALLYPORT_RUN_RECORD_DAYS: String(run.recordDays),
    // Node and the SDK need about 250 MiB beside DuckDB, and its allocator some more.
    SALLYPORT_MEMORY_MIB: String(Math.floor(worker.memoryMib * 0.6)),
    // Fargate keeps the image on the same disk.
    SALLYPORT_SCRATCH_MIB: String((worker.ephemeralStorageGib - 3) * 1024),
    SALLYPORT_VISIBILITY_SECONDS: String(worker.visibilityTimeoutSeconds),
    ...(places.spark && {
      SALLYPORT_ENGINE: "spark",
      SALLYPORT_SPARK_STATE_MACHINE: places.spark.stateMachineArn,
    }),
  };
}
