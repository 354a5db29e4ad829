import { checked } from "../http/checked.js";
import { ProblemError } from "../http/ProblemError.js";
import type { JobRecord } from "../jobs/JobRecord.js";
import { jobStatuses } from "../jobs/JobStatus.js";
import { answers } from "../schema/answers.js";
import { batchIdParameter } from "../schema/batchIdParameter.js";
import { pageQuery } from "../schema/pageQuery.js";
import type { Route } from "./Route.js";

export const getBatch: Route = {
  method: "GET",
  path: "/jobs/batch/{id}",
  summary: "Counts of a batch's jobs by status, and its failed jobs page by page.",
  parameters: { id: batchIdParameter },
  query: pageQuery,
  answer: { status: 200, schema: answers.batch },
  async handle({ parameters, query }, { batches, jobs }) {
    const batchId = checked(batchIdParameter, parameters.id, "/id");
    const { page, limit } = checked(pageQuery, query, "?");
    const batch = await batches.get(batchId);
    if (batch === undefined) throw new ProblemError(404, "batch-unknown", "There is no such batch of this platform.");
    if (page !== undefined && !page.startsWith(`${batchId}-`))
      throw new ProblemError(400, "page-unknown", "The page is not one of this batch.");
    const known = jobStatuses.filter((status) => status !== "ACCEPTED");
    const [counts, failed] = await Promise.all([
      Promise.all(known.map((status) => batches.count(batchId, status))),
      batches.page(batchId, "FAILED", limit, page),
    ]);
    const statusCounts = Object.fromEntries(known.map((status, index) => [status, counts[index] ?? 0]));
    const failedJobs = (await jobs.getMany(failed.jobIds))
      .sort((a, b) => (a.index ?? 0) - (b.index ?? 0))
      .map(describe);
    const { batchName, totalJobs, createdAt } = batch;
    const progress = progressOf(totalJobs, statusCounts);
    return {
      status: 200,
      body: { batchId, batchName, createdAt, totalJobs, ...progress, statusCounts, failedJobs, nextPage: failed.next },
    };
  },
};

function progressOf(total: number, counts: Readonly<Record<string, number>>) {
  const { SUCCEEDED = 0, FAILED = 0 } = counts;
  const ended = SUCCEEDED + FAILED;
  const handedOver = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    status: ended < total ? "IN_PROGRESS" : FAILED > 0 ? "COMPLETED_WITH_FAILURES" : "COMPLETED",
    // A job that changes its status between two counts is in both or in none.
    waiting: Math.max(0, total - handedOver),
    progressPercent: Math.min(100, Math.floor((ended / total) * 1000) / 10),
  };
}

function describe({ jobId, batchJobId, spec, exitCode, reason }: JobRecord): object {
  return { jobId, batchJobId, jobName: spec.jobName, exitCode, reason };
}
