import {
  createdObjects,
  type LeaseKeeper,
  type Logger,
  parseMessage,
  type ReceivedMessage,
  s3Notification,
  s3TestEvent,
  settleFailure,
} from "@sallyport/worker-kit";
import { z } from "zod";
import type { Results } from "./ports.js";

interface Context {
  readonly results: Results;
  readonly leases: LeaseKeeper;
  readonly logger: Logger;
  readonly retrySeconds: number;
}

const notification = z.union([s3Notification, s3TestEvent]);

/**
 * Works off one message: makes the result of each upload that it tells of, and only then acknowledges it. A message that failed goes
 * back to the queue with its reason in the log.
 *
 * @throws fatal errors only
 */
export async function handleMessage(message: ReceivedMessage, context: Context): Promise<void> {
  const { results, leases, logger, retrySeconds } = context;
  try {
    for (const { bucket, key, sequencer } of uploadsIn(message.body)) await results.put({ bucket, key, sequencer });
    await leases.acknowledge([message]);
    logger.info("message.done", { messageId: message.id });
  } catch (error) {
    await settleFailure([message], error, { leases, logger, retrySeconds });
  }
}

/** @throws PoisonError for what is no notification of S3 */
function uploadsIn(body: string) {
  const told = parseMessage(body, {
    schema: notification,
    otherwise: "no S3 notification",
    senders: "its bucket",
  });
  return "Records" in told ? createdObjects(told, "Upload the object under another key").objects : [];
}
