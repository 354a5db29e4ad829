import { checked } from "../http/checked.js";
import { ProblemError } from "../http/ProblemError.js";
import { hasEnded } from "../jobs/JobStatus.js";
import { answers } from "../schema/answers.js";
import { cancelQuery } from "../schema/cancelQuery.js";
import { jobIdParameter } from "../schema/jobIdParameter.js";
import { cancelJob } from "../submit/cancelJob.js";
import type { Route } from "./Route.js";

/** Only what is in our table can be named here; that Batch ends no job without the platform's tag, the function's role sees to. */
export const deleteJob: Route = {
  method: "DELETE",
  path: "/jobs/{id}",
  summary: "Cancels a job. Batch ends a running one within seconds; its status follows.",
  parameters: { id: jobIdParameter },
  query: cancelQuery,
  answer: { status: 200, schema: answers.cancelledJob },
  async handle({ parameters, query }, platform) {
    const id = checked(jobIdParameter, parameters.id, "/id");
    const { reason } = checked(cancelQuery, query, "?");
    const job = await platform.jobs.find(id);
    if (job === undefined) throw new ProblemError(404, "job-unknown", "There is no such job of this platform.");
    const { jobId } = job;
    const after = hasEnded(job.status) ? undefined : await cancelJob(platform, jobId, reason);
    if (after === undefined) throw new ProblemError(400, "job-ended", "The job has ended already.");
    return { status: 200, body: { jobId, previousStatus: job.status, currentStatus: after.status } };
  },
};
