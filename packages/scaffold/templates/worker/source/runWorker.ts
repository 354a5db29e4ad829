import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import {
  clientSettings,
  LeaseKeeper,
  mapConcurrently,
  receiveMessages,
  SqsQueue,
  type StopSignals,
  type WorkerRun,
} from "@sallyport/worker-kit";
import { handleMessage } from "./handleMessage.js";
import { S3Results } from "./S3Results.js";
import type { Settings } from "./settings.js";

/** Calls in flight for one service at most. */
const SOCKETS = 16;
/** Messages in work at once: as many as SQS gives in a call. */
const CONCURRENCY = 10;

/** Makes the AWS clients, works off the queue until it is stopped, and releases what it still holds. */
export async function runWorker(
  { settings, logger }: WorkerRun<Settings>,
  { stopping, deadline }: StopSignals,
): Promise<void> {
  const client = clientSettings({ region: settings.AWS_REGION, maxSockets: SOCKETS });
  const queue = new SqsQueue(new SQSClient(client), settings.SALLYPORT_QUEUE_URL);
  // With a loopback endpoint there is no name for each bucket; AWS takes a path as well.
  const s3 = new S3Client({ ...client, forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined });
  const results = new S3Results(s3, settings.SALLYPORT_OUTPUT_BUCKET);
  const visibilitySeconds = settings.SALLYPORT_VISIBILITY_SECONDS;
  const leases = new LeaseKeeper({ queue, visibilitySeconds, logger });
  const context = { results, leases, logger, retrySeconds: settings.SALLYPORT_RETRY_SECONDS };
  try {
    for await (const messages of receiveMessages({ queue, leases, logger, stopping, visibilitySeconds })) {
      await mapConcurrently(messages, CONCURRENCY, async (message) => {
        // What is not begun by then goes back to the queue with its lease.
        if (!deadline.aborted) await handleMessage(message, context);
      });
    }
  } finally {
    await leases.close();
  }
}
