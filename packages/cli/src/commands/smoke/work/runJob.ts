import { randomUUID } from "node:crypto";
import { CommandError } from "../../../output/CommandError.js";
import { awaitJob } from "../../transform/awaitJob.js";
import { describeJob } from "../../transform/describeJob.js";
import type { SmokeScope } from "../SmokeScope.js";
import { jobsApi } from "./jobsApi.js";
import { programsOf } from "./programsOf.js";

/** Submits one job that prints a version, and waits until it has succeeded. */
export async function runJob(scope: SmokeScope): Promise<string> {
  const api = jobsApi(scope);
  const [program = "atx"] = programsOf(scope);
  const body = { command: [program, "--version"], jobName: "smoke" };
  const { jobId } = await api.call({ method: "POST", path: "/jobs", body, idempotencyKey: randomUUID() });
  const job = await awaitJob(api, String(jobId));
  if (job.status === "SUCCEEDED") return `job ${String(jobId)} has succeeded`;
  throw new CommandError(describeJob(job).trimEnd(), `sallyport transform logs ${String(jobId)}`, 1);
}
