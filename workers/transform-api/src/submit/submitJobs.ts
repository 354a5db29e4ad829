import { setTimeout as delay } from "node:timers/promises";
import { mapConcurrently } from "@sallyport/worker-kit";
import type { Platform } from "../Platform.js";
import type { OwnSubmission } from "../ports.js";
import { cancelJob } from "./cancelJob.js";
import { submitJob } from "./submitJob.js";

/** Calls to Batch in flight: each takes about 100 ms, so that these are enough for 50 a second. */
const AT_ONCE = 10;

/**
 * Submits jobs at the rate that all submitters share.
 * @param deadline milliseconds since 1970 by which the function is over
 * @returns false where the rate leaves no time for them now
 */
export async function submitJobs(
  platform: Platform,
  jobs: readonly OwnSubmission[],
  deadline: number,
): Promise<boolean> {
  const { rate, now, telemetry } = platform;
  const reason = await cancelReasonOf(platform, jobs);
  if (reason !== undefined) {
    await mapConcurrently(jobs, AT_ONCE, ({ jobId }) => cancelJob(platform, jobId, reason));
    return true;
  }
  const start = await rate.take(jobs.length, deadline - jobs.length * rate.interval);
  if (start === undefined) return false;
  const failures: unknown[] = [];
  await mapConcurrently([...jobs.entries()], AT_ONCE, async ([place, job]) => {
    await delay(Math.max(0, start + place * rate.interval - now()));
    // One that fails holds up none of the others.
    await submitJob(platform, job).catch((error: unknown) => failures.push(error));
  });
  telemetry.metrics.addMetric("JobsSubmitted", "Count", jobs.length - failures.length);
  if (failures.length > 0) throw failures[0];
  return true;
}

/** Why the batch was cancelled in the meantime: a message is of one batch, or of a single job. */
async function cancelReasonOf({ batches }: Platform, [job]: readonly OwnSubmission[]): Promise<string | undefined> {
  const [batchId, index] = job?.jobId.split("-") ?? [];
  return batchId === undefined || index === undefined ? undefined : (await batches.get(batchId))?.cancelReason;
}
