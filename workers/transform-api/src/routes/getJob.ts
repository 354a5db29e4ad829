import { checked } from "../http/checked.js";
import { logUrl } from "../http/logUrl.js";
import { ProblemError } from "../http/ProblemError.js";
import type { JobRecord } from "../jobs/JobRecord.js";
import { hasEnded } from "../jobs/JobStatus.js";
import { recordState } from "../observe/recordState.js";
import type { Platform } from "../Platform.js";
import { answers } from "../schema/answers.js";
import { jobIdParameter } from "../schema/jobIdParameter.js";
import type { Route } from "./Route.js";

export const getJob: Route = {
  method: "GET",
  path: "/jobs/{id}",
  summary: "One job, by its own id or by Batch's.",
  parameters: { id: jobIdParameter },
  answer: { status: 200, schema: answers.job },
  async handle({ parameters }, platform) {
    const id = checked(jobIdParameter, parameters.id, "/id");
    const known = await platform.jobs.find(id);
    if (known === undefined) throw new ProblemError(404, "job-unknown", "There is no such job of this platform.");
    return { status: 200, body: describe(await refreshed(platform, known), platform) };
  },
};

/** Batch is asked as long as the job runs, so that an event which is late or lost leaves nothing wrong for ever. */
async function refreshed(platform: Platform, job: JobRecord): Promise<JobRecord> {
  if (job.batchJobId === undefined || hasEnded(job.status)) return job;
  const [described] = await platform.service.states([job.batchJobId]);
  if (described === undefined) return job;
  await recordState(platform, described.ours, described.state);
  return (await platform.jobs.get(job.jobId)) ?? job;
}

function describe(job: JobRecord, { settings, now }: Platform): object {
  const { jobId, batchJobId, batchId, spec, status, createdAt, submittedAt, startedAt, stoppedAt, attempts, exitCode } =
    job;
  return {
    ...{ jobId, batchJobId, batchId, jobName: spec.jobName, status, createdAt, submittedAt, startedAt, stoppedAt },
    durationSeconds: startedAt && seconds(startedAt, stoppedAt, now()),
    ...{ attempts, outputPath: spec.output, exitCode, reason: job.reason },
    logUrl: job.logStream && logUrl(settings.AWS_REGION, settings.LOG_GROUP, job.logStream),
  };
}

function seconds(from: string, to: string | undefined, now: number): number {
  return Math.max(0, ((to === undefined ? now : Date.parse(to)) - Date.parse(from)) / 1000);
}
