import { RetryableError } from "@sallyport/worker-kit";
import type { JobRecord } from "../jobs/JobRecord.js";
import type { Platform } from "../Platform.js";
import type { OwnSubmission } from "../ports.js";
import { BatchRefusalError } from "./BatchRefusalError.js";
import { submissionFor } from "./submissionFor.js";

/**
 * Hands one job to Batch exactly once, however often it is called and wherever an earlier call died. Batch's SubmitJob has no token, so a claim in
 * the table lets one caller alone do it, and who finds a claim that is over looks in Batch for the job's name, which it alone has.
 *
 * @returns the job, as far as it was read
 * @throws RetryableError where another has the claim, or where Batch did not answer clearly
 */
export async function submitJob(platform: Platform, wanted: OwnSubmission): Promise<JobRecord | undefined> {
  const { changes, service, settings } = platform;
  const { jobId, submission } = wanted;
  let claim = await changes.claim(jobId, submission, settings.SUBMIT_CLAIM_SECONDS);
  if (claim.kind === "settled" && claim.job?.status === "FAILED" && claim.job.submission === submission - 1) {
    await changes.reopen(claim.job);
    claim = await changes.claim(jobId, submission, settings.SUBMIT_CLAIM_SECONDS);
  }
  if (claim.kind === "settled") return claim.job;
  if (claim.kind === "busy") throw unsettled("another submitter has it");
  const { job, takenOver } = claim;
  const request = submissionFor(job);
  const earlier = takenOver ? await service.findByName(request.name) : undefined;
  if (earlier === undefined && job.cancelReason !== undefined) {
    await changes.fail(job, job.cancelReason);
    return platform.jobs.get(jobId);
  }
  const batchJobId = earlier ?? (await submitClaimed(platform, job));
  if (batchJobId === undefined) return platform.jobs.get(jobId);
  await changes.record(job, submission, { batchJobId, status: "SUBMITTED", attempts: 0 });
  const now = await platform.jobs.get(jobId);
  // Somebody cancelled it while nobody knew yet under which id Batch has it.
  if (now?.cancelReason !== undefined) await service.terminate(batchJobId, now.cancelReason);
  return now;
}

/** Undefined where Batch refuses the job for good; it has failed then. */
async function submitClaimed({ changes, service }: Platform, job: JobRecord): Promise<string | undefined> {
  try {
    return await service.submit(submissionFor(job));
  } catch (error) {
    // The claim stays where the answer is not known: until it is over, nobody may submit.
    if (!(error instanceof BatchRefusalError)) throw unsettled("Batch did not answer", error);
    if (error.retryable) {
      await changes.release(job.jobId, job.submission);
      throw unsettled("Batch takes no more for now", error);
    }
    await changes.fail(job, `Batch refused it: ${error.message}`.slice(0, 500));
    return undefined;
  }
}

function unsettled(why: string, cause?: unknown): RetryableError {
  return new RetryableError({
    reason: "submission-unsettled",
    what: `A job could not be handed to Batch for now: ${why}`,
    fix: "It is tried again by itself; see Batch's throttling and the function's duration when it goes on",
    cause,
  });
}
