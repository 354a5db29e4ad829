import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Platform } from "../Platform.js";
import { tellError } from "../telemetry/tellError.js";
import { cancelJob } from "./cancelJob.js";
import { expandBatch } from "./expandBatch.js";
import { jobMessage } from "./JobMessage.js";
import { submitJobs } from "./submitJobs.js";

/** Milliseconds before the function's end in which nothing new begins. */
const MARGIN = 5_000;

/** The submitter: works messages off one after the other; those that it did not settle come again, and at last to the dead-letter queue. */
export async function handleMessages(
  platform: Platform,
  event: SQSEvent,
  remainingMs: number,
): Promise<SQSBatchResponse> {
  const { telemetry, now } = platform;
  const deadline = now() + remainingMs - MARGIN;
  const batchItemFailures: SQSBatchItemFailure[] = [];
  for (const record of event.Records) {
    try {
      if (!(await handleMessage(platform, record, deadline))) {
        telemetry.logger.info("message.postponed", { messageId: record.messageId });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    } catch (error) {
      tellError(telemetry, "message.failed", error, { messageId: record.messageId });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

/** False where there is no time for it now. */
async function handleMessage(platform: Platform, record: SQSRecord, deadline: number): Promise<boolean> {
  if (platform.now() >= deadline) return false;
  const message = jobMessage.parse(JSON.parse(record.body));
  switch (message.kind) {
    case "expand":
      await expandBatch(platform, message.batchId, AbortSignal.timeout(deadline - platform.now()));
      return true;
    case "submit":
      return submitJobs(platform, message.jobs, deadline);
    case "cancel":
      for (const jobId of message.jobs) await cancelJob(platform, jobId, message.reason);
      return true;
  }
}
