import { RetryableError } from "@sallyport/worker-kit";
import { ProblemError } from "../http/ProblemError.js";
import type { JobRecord } from "../jobs/JobRecord.js";
import { planJob } from "../jobs/planJob.js";
import type { Platform } from "../Platform.js";
import { answers } from "../schema/answers.js";
import { jobRequest } from "../schema/jobRequest.js";
import { submitJob } from "../submit/submitJob.js";
import type { Route } from "./Route.js";

export const createJob: Route = {
  method: "POST",
  path: "/jobs",
  summary: "Submits one job. 202 where Batch did not answer in time; the job is handed over as soon as it does.",
  request: jobRequest,
  idempotent: true,
  answer: { status: 201, schema: answers.submittedJob },
  links: { getJobsId: { id: "$response.body#/jobId" }, deleteJobsId: { id: "$response.body#/jobId" } },
  async handle({ body, newId: jobId }, platform) {
    const planned = planJob(body, { rules: platform.rules, defaultName: `job-${jobId}` });
    if ("faults" in planned)
      throw new ProblemError(400, "job-not-valid", "The job may not be run as it was asked for.", planned.faults);
    const { jobs, telemetry, now } = platform;
    const createdAt = new Date(now()).toISOString();
    const fresh = {
      jobId,
      spec: planned.spec,
      createdAt,
      status: "ACCEPTED",
      submission: 1,
      progress: 0,
      attempts: 0,
    } as const;
    // Where it was there already, an earlier call with this key did not get to its end.
    await jobs.create([fresh]);
    telemetry.metrics.addMetric("JobsAccepted", "Count", 1);
    const job = await submitNow(platform, fresh);
    const { batchJobId, status, submittedAt, spec } = job;
    if (status === "FAILED" && batchJobId === undefined)
      throw new ProblemError(422, "job-refused-by-batch", job.reason ?? "Batch refused the job.");
    return {
      status: batchJobId === undefined ? 202 : 201,
      body: { jobId, batchJobId, jobName: spec.jobName, status, submittedAt },
    };
  },
};

/** Left to the submitter where Batch does not take it now. */
async function submitNow(platform: Platform, job: JobRecord): Promise<JobRecord> {
  const wanted = { jobId: job.jobId, submission: job.submission };
  try {
    // A token is taken, of later if need be, but no caller waits for it: a batch may have the next minutes.
    await platform.rate.take(1, Number.POSITIVE_INFINITY);
    return (await submitJob(platform, wanted)) ?? job;
  } catch (error) {
    if (!(error instanceof RetryableError)) throw error;
    await platform.queue.send([{ kind: "submit", jobs: [wanted] }]);
    return (await platform.jobs.get(job.jobId)) ?? job;
  }
}
