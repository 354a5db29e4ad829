import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings, LeaseKeeper, SqsQueue, type StopSignals, type WorkerRun } from "@sallyport/worker-kit";
import { S3RangeSource } from "./archive/S3RangeSource.js";
import { DynamoArchiveLedger } from "./aws/DynamoArchiveLedger.js";
import { DynamoObjectLedger } from "./aws/DynamoObjectLedger.js";
import { EventBridgeSender } from "./aws/EventBridgeSender.js";
import { S3ObjectCopies } from "./aws/S3ObjectCopies.js";
import { S3ObjectStore } from "./aws/S3ObjectStore.js";
import { signByChecksum } from "./aws/signByChecksum.js";
import { makeSourceLevels } from "./levels/makeSourceLevels.js";
import { sideMetrics } from "./metrics/sideMetrics.js";
import type { Settings } from "./settings/readSettings.js";
import { runSource } from "./source/runSource.js";
import { runTarget } from "./target/runTarget.js";
import type { StagedArchive } from "./target/TargetContext.js";

/** Calls in flight for one service at most. */
const SOCKETS = 64;

/** Makes the AWS clients, runs the side that the settings name until it is stopped, and releases what it still holds. */
export async function runWorker(
  { settings, logger, write }: WorkerRun<Settings>,
  { stopping, deadline }: StopSignals,
): Promise<void> {
  const { AWS_REGION: region, SALLYPORT_VISIBILITY_SECONDS: visibilitySeconds } = settings;
  const client = clientSettings({
    region,
    maxSockets: SOCKETS,
    idleTimeout: settings.SALLYPORT_IDLE_SECONDS * 1000,
  });
  // With a loopback endpoint there is no name for each bucket; AWS takes a path as well.
  const s3 = new S3Client({ ...client, forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined });
  const dynamo = new DynamoDBClient(client);
  const sqs = new SQSClient(client);
  // The SDK prepares each call's input and output for a log that nobody reads.
  for (const { middlewareStack } of [s3, dynamo, sqs]) middlewareStack.remove("loggerMiddleware");
  signByChecksum(s3);
  const queue = new SqsQueue(sqs, settings.SALLYPORT_QUEUE_URL);
  const leases = new LeaseKeeper({ queue, visibilitySeconds, logger });
  const shared = { queue, leases, store: new S3ObjectStore(s3), logger, deadline };
  try {
    if (settings.SALLYPORT_SIDE === "source") {
      const ledger = new DynamoArchiveLedger(dynamo, settings.SALLYPORT_LEDGER_TABLE);
      const metrics = sideMetrics({ side: "source", dimensions: { Rule: settings.SALLYPORT_RULE }, write });
      const levels = makeSourceLevels({ settings, dynamo, logger, metrics });
      await runSource({ ...shared, settings, ledger, levels, metrics }, stopping);
      await levels.close();
    } else {
      const ledger = new DynamoObjectLedger(dynamo, settings.SALLYPORT_LEDGER_TABLE, region);
      const confirmations = new EventBridgeSender(new EventBridgeClient(client), settings.SALLYPORT_EVENT_BUS);
      const metrics = sideMetrics({ side: "target", dimensions: { Region: region }, write });
      const openRanges = async ({ bucket, key, versionId, etag, size }: StagedArchive) =>
        await S3RangeSource.open({ client: s3, bucket, key, versionId, size, etag: etag && `"${etag}"` });
      const copies = new S3ObjectCopies(s3);
      await runTarget({ ...shared, settings, copies, ledger, confirmations, openRanges, metrics }, stopping);
    }
  } finally {
    await leases.close();
  }
}
