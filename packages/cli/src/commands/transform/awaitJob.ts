import { CommandError } from "../../output/CommandError.js";
import type { Answer, TransformApi } from "./api/TransformApi.js";
import { awaitEnd, type Watching } from "./awaitEnd.js";
import { describeJob } from "./describeJob.js";

/** Waits for a job's end, and tells each change of its state on standard error. */
export async function awaitJob(api: TransformApi, id: string, pause?: Watching["pause"]): Promise<Answer> {
  let told = "";
  return await awaitEnd(api, {
    path: `/jobs/${encodeURIComponent(id)}`,
    hasEnded: ({ status }) => status === "SUCCEEDED" || status === "FAILED",
    onAnswer: (job) => {
      const line = `${String(job.status)}${job.attempts === 0 ? "" : `, attempt ${String(job.attempts)}`}`;
      if (line !== told) process.stderr.write(`${new Date().toISOString()} ${line}\n`);
      told = line;
    },
    ...(pause && { pause }),
  });
}

/** @throws CommandError where the job has failed */
export function refuseFailedJob(job: Answer): void {
  if (job.status !== "FAILED") return;
  throw new CommandError(describeJob(job).trimEnd(), `read its log: sallyport transform logs ${String(job.jobId)}`, 1);
}
