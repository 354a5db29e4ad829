import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import {
  clientSettings,
  createMetrics,
  LeaseKeeper,
  SqsQueue,
  type StopSignals,
  type WorkerRun,
} from "@sallyport/worker-kit";
import { DynamoKpiTables } from "./aws/DynamoKpiTables.js";
import { DynamoRunLedger } from "./aws/DynamoRunLedger.js";
import { EventBridgeSink } from "./aws/EventBridgeSink.js";
import { leasedClient } from "./aws/leasedClient.js";
import { S3ArtifactStore } from "./aws/S3ArtifactStore.js";
import { S3InputStore } from "./aws/S3InputStore.js";
import { StepFunctionsSparkJobs } from "./aws/StepFunctionsSparkJobs.js";
import type { KpiPorts, SparkJobs } from "./ports.js";
import { LoggedTables } from "./queue/LoggedTables.js";
import { MeasuredSink } from "./queue/MeasuredSink.js";
import { runConsumer } from "./queue/runConsumer.js";
import { runKpi } from "./runKpi.js";
import type { Settings } from "./settings/readSettings.js";

/** Calls in flight for one service at most. */
const SOCKETS = 32;
const MIB = 1024 * 1024;

/** The SDK warns on the console where a stream cannot be sent again, which S3ArtifactStore does itself. */
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Makes the AWS clients, works off the queue until it is stopped, and releases what it still holds. */
export async function runWorker(options: WorkerRun<Settings>, { stopping, deadline }: StopSignals): Promise<void> {
  const { settings, logger } = options;
  const sqs = new SQSClient(clientSettings({ region: settings.AWS_REGION, maxSockets: SOCKETS }));
  const queue = new SqsQueue(sqs, settings.SALLYPORT_QUEUE_URL);
  const leases = new LeaseKeeper({ queue, visibilitySeconds: settings.SALLYPORT_VISIBILITY_SECONDS, logger });
  const { tables, ...ports } = portsOf(options);
  const scratch = await mkdtemp(join(tmpdir(), "sallyport-kpi-"));
  // Copies of the input and what DuckDB spills have half of the disk each.
  const spillMiB = Math.floor(settings.SALLYPORT_SCRATCH_MIB / 2);
  const kpiOptions = {
    prefix: settings.SALLYPORT_INPUT_PREFIX,
    scratch,
    memoryMiB: settings.SALLYPORT_MEMORY_MIB,
    spillMiB,
    rejectThreshold: settings.SALLYPORT_REJECT_PERCENT / 100,
  };
  const run = async (signal: AbortSignal) =>
    await runKpi({ ...ports, tables }, kpiOptions, signal).finally(() => tables.tell());
  try {
    await runConsumer({ settings, queue, leases, logger, run, deadline }, stopping);
  } finally {
    await leases.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

function portsOf({ settings, logger, write }: WorkerRun<Settings>): KpiPorts & { readonly tables: LoggedTables } {
  const region = settings.AWS_REGION;
  const client = clientSettings({ region, maxSockets: SOCKETS });
  // With a loopback endpoint there is no name for each bucket; AWS takes a path as well.
  const forcePathStyle = settings.AWS_ENDPOINT_URL !== undefined;
  const s3 = new S3Client({ ...client, forcePathStyle, logger: silent });
  const leaseSeconds = settings.SALLYPORT_LEASE_SECONDS;
  const ledger = new DynamoRunLedger(new DynamoDBClient(client), {
    table: settings.SALLYPORT_RUNS_TABLE,
    leaseSeconds,
    recordDays: settings.SALLYPORT_RUN_RECORD_DAYS,
    logger,
  });
  const tables = new DynamoKpiTables(leasedClient({ region, maxSockets: SOCKETS, leaseSeconds }), {
    categoryTable: settings.SALLYPORT_CATEGORY_TABLE,
    orderTable: settings.SALLYPORT_ORDER_TABLE,
    guard: ledger,
  });
  const metrics = createMetrics({ namespace: "Sallyport/Kpi", dimensions: { Region: region }, write });
  const sink = new EventBridgeSink(new EventBridgeClient(client), settings.SALLYPORT_EVENT_BUS);
  return {
    input: new S3InputStore(s3, {
      bucket: settings.SALLYPORT_INPUT_BUCKET,
      prefix: settings.SALLYPORT_INPUT_PREFIX,
      scratchBytes: (settings.SALLYPORT_SCRATCH_MIB / 2) * MIB,
    }),
    artifacts: new S3ArtifactStore(s3, settings.SALLYPORT_ARTIFACT_BUCKET),
    tables: new LoggedTables(tables, logger),
    ledger,
    events: new MeasuredSink(sink, logger, metrics),
    clock: { now: () => new Date() },
    ...sparkOf(settings),
  };
}

/** Nothing where DuckDB computes. */
function sparkOf(settings: Settings): { readonly spark?: SparkJobs } {
  const stateMachine = settings.SALLYPORT_SPARK_STATE_MACHINE;
  if (settings.SALLYPORT_ENGINE !== "spark" || stateMachine === undefined) return {};
  const client = new SFNClient(clientSettings({ region: settings.AWS_REGION, maxSockets: SOCKETS }));
  const buckets = {
    inputBucket: settings.SALLYPORT_INPUT_BUCKET,
    artifactBucket: settings.SALLYPORT_ARTIFACT_BUCKET,
  };
  return { spark: new StepFunctionsSparkJobs(client, { stateMachine, ...buckets }) };
}
