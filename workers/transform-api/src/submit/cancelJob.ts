import type { JobRecord } from "../jobs/JobRecord.js";
import type { Platform } from "../Platform.js";

/**
 * Ends a job wherever it is: Batch ends it, or it never gets there.
 * @returns the job as it is afterwards; undefined where it had ended, or is not ours
 */
export async function cancelJob(platform: Platform, jobId: string, reason: string): Promise<JobRecord | undefined> {
  const { changes, service, jobs } = platform;
  const job = await changes.requestCancel(jobId, reason);
  if (job === undefined) return undefined;
  if (job.batchJobId !== undefined) await service.terminate(job.batchJobId, reason);
  // Under a claim the submitter sees the reason itself, before or after it hands the job over.
  else if (job.claimUntil === undefined) await changes.fail(job, reason);
  return jobs.get(jobId);
}
