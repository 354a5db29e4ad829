import { FatalError, mapConcurrently } from "@sallyport/worker-kit";
import type { JobRecord } from "../jobs/JobRecord.js";
import type { JobSpec } from "../jobs/JobSpec.js";
import type { Platform } from "../Platform.js";
import { batchObject } from "./batchObject.js";
import { JOBS_A_MESSAGE, type JobMessage } from "./JobMessage.js";

/** Jobs of one transaction; DynamoDB takes 100. */
const CHUNK = 100;
const AT_ONCE = 8;

/**
 * Makes records of a batch's jobs and has them submitted. A chunk is one transaction, so that it is there whole or not at all; a call that
 * died is simply repeated: chunks that are there stay as they are, and a message that comes twice submits once.
 */
export async function expandBatch(platform: Platform, batchId: string, signal: AbortSignal): Promise<void> {
  const { settings, objects, batches, jobs, queue } = platform;
  const batch = await batches.get(batchId);
  const key = batchObject.key(batchId);
  const stored = await objects.get(settings.UPLOAD_BUCKET, key, { mostBytes: batchObject.mostBytes });
  if (batch === undefined || stored === undefined)
    throw new FatalError({
      reason: "batch-missing",
      what: "A batch that was accepted has no record or no object",
      fix: "See whether its object expired or somebody removed it; the batch has to be sent again",
    });
  const specs = batchObject.read(stored.text);
  const starts = Array.from({ length: Math.ceil(specs.length / CHUNK) }, (_, chunk) => chunk * CHUNK);
  await mapConcurrently(starts, AT_ONCE, async (start) => {
    signal.throwIfAborted();
    const records = specs.slice(start, start + CHUNK).map((spec, at) => recordOf(batch, start + at, spec));
    await jobs.create(records);
    await queue.send(messagesFor(records));
  });
  platform.telemetry.logger.info("batch.expanded", { batchId, jobs: specs.length });
}

function recordOf(
  batch: { readonly batchId: string; readonly createdAt: string },
  index: number,
  spec: JobSpec,
): JobRecord {
  const { batchId, createdAt } = batch;
  const jobId = `${batchId}-${String(index).padStart(5, "0")}`;
  return { jobId, batchId, index, spec, createdAt, status: "ACCEPTED", submission: 1, progress: 0, attempts: 0 };
}

function messagesFor(records: readonly JobRecord[]): JobMessage[] {
  const messages: JobMessage[] = [];
  for (let start = 0; start < records.length; start += JOBS_A_MESSAGE) {
    const jobs = records.slice(start, start + JOBS_A_MESSAGE).map(({ jobId, submission }) => ({ jobId, submission }));
    messages.push({ kind: "submit", jobs });
  }
  return messages;
}
