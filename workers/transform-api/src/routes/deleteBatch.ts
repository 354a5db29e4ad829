import { checked } from "../http/checked.js";
import { ProblemError } from "../http/ProblemError.js";
import { hasEnded, jobStatuses } from "../jobs/JobStatus.js";
import { answers } from "../schema/answers.js";
import { batchIdParameter } from "../schema/batchIdParameter.js";
import { cancelQuery } from "../schema/cancelQuery.js";
import { enqueueByStatus } from "../submit/enqueueByStatus.js";
import type { Route } from "./Route.js";

export const deleteBatch: Route = {
  method: "DELETE",
  path: "/jobs/batch/{id}",
  summary: "Cancels all jobs of a batch that have not ended.",
  parameters: { id: batchIdParameter },
  query: cancelQuery,
  answer: { status: 202, schema: answers.changedBatch },
  async handle({ parameters, query }, platform) {
    const batchId = checked(batchIdParameter, parameters.id, "/id");
    const { reason } = checked(cancelQuery, query, "?");
    const { batches } = platform;
    const batch = await batches.get(batchId);
    if (batch === undefined) throw new ProblemError(404, "batch-unknown", "There is no such batch of this platform.");
    // Before anything is told: the submitter may have ended some of them by the time that this call has told of all.
    const ended = await Promise.all(jobStatuses.filter(hasEnded).map((status) => batches.count(batchId, status)));
    // Before the messages, so that what is expanded from now on is cancelled when its turn comes.
    await batches.setCancelled(batchId, reason);
    for (const status of jobStatuses.filter((status) => !hasEnded(status)))
      await enqueueByStatus(platform, batchId, status, {
        // Batch begins them in their order: from the end, so that one that is ended makes room for none that still waits.
        messageFor: (open) => ({ kind: "cancel", jobs: open.map(({ jobId }) => jobId).reverse(), reason }),
      });
    const jobs = ended.reduce((left, count) => left - count, batch.totalJobs);
    return { status: 202, body: { batchId, jobs } };
  },
};
