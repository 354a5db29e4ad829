import { mapConcurrently } from "@sallyport/worker-kit";
import { checked } from "../http/checked.js";
import { ProblemError } from "../http/ProblemError.js";
import { answers } from "../schema/answers.js";
import { batchIdParameter } from "../schema/batchIdParameter.js";
import { enqueueByStatus } from "../submit/enqueueByStatus.js";
import type { Route } from "./Route.js";

/** Updates in flight: ten thousand failed jobs are marked within the call's time. */
const AT_ONCE = 32;

export const retryBatch: Route = {
  method: "POST",
  path: "/jobs/batch/{id}/retry",
  summary: "Submits all failed jobs of a batch again, cancelled ones too. Asking twice submits once.",
  parameters: { id: batchIdParameter },
  answer: { status: 202, schema: answers.changedBatch },
  async handle({ parameters }, platform) {
    const { changes } = platform;
    const batchId = checked(batchIdParameter, parameters.id, "/id");
    if ((await platform.batches.get(batchId)) === undefined)
      throw new ProblemError(404, "batch-unknown", "There is no such batch of this platform.");
    await platform.batches.setCancelled(batchId, undefined);
    const jobs = await enqueueByStatus(platform, batchId, "FAILED", {
      messageFor: (failed) => ({
        kind: "submit",
        jobs: failed.map(({ jobId, submission }) => ({ jobId, submission: submission + 1 })),
      }),
      // So that whoever asks next hears that the batch is not over. The submitter does it too, should this call die before.
      onceSent: async (failed) => void (await mapConcurrently(failed, AT_ONCE, (job) => changes.reopen(job))),
    });
    return { status: 202, body: { batchId, jobs } };
  },
};
