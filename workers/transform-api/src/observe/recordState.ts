import type { JobState } from "../jobs/JobState.js";
import { hasEnded } from "../jobs/JobStatus.js";
import type { Platform } from "../Platform.js";
import type { OwnSubmission } from "../ports.js";

/** Records what Batch says of one of our jobs, and tells of its end once. */
export async function recordState(
  platform: Platform,
  { jobId, submission }: OwnSubmission,
  state: JobState,
): Promise<void> {
  const { jobs, changes, telemetry } = platform;
  const job = await jobs.get(jobId);
  if (job === undefined || !(await changes.record(job, submission, state))) return;
  const { batchJobId, status, attempts, exitCode } = state;
  telemetry.logger.info("job.state", { jobId, batchJobId, status, attempts, exitCode });
  if (hasEnded(status)) telemetry.metrics.addMetric(status === "FAILED" ? "JobsFailed" : "JobsSucceeded", "Count", 1);
}
