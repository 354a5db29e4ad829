import { randomUUID } from "node:crypto";
import { STSClient } from "@aws-sdk/client-sts";
import { CommandError } from "../../../output/CommandError.js";
import { ofType } from "../../preflight/ofType.js";
import { SignedApi } from "../../transform/api/SignedApi.js";
import { awaitJob } from "../../transform/awaitJob.js";
import { describeJob } from "../../transform/describeJob.js";
import type { SmokeScope } from "../SmokeScope.js";

/** Submits one job that prints a version, and waits until it has succeeded. */
export async function runJob({ outputs, resources }: SmokeScope): Promise<string> {
  const { apiUrl: url, region } = outputs;
  if (typeof url !== "string" || typeof region !== "string")
    throw new CommandError("the stack has no output apiUrl", "deploy stacks/transform under that name first", 1);
  const { config } = new STSClient({ region });
  const api = new SignedApi({ url, region, credentials: async () => await config.credentials() });
  const program = /ALLOWED_PROGRAMS\W{1,8}([\w.+-]+)/.exec(
    JSON.stringify(ofType(resources, "aws:lambda/function:Function").map(({ props }) => props)),
  )?.[1];
  const body = { command: [program ?? "atx", "--version"], jobName: "smoke" };
  const { jobId } = await api.call({ method: "POST", path: "/jobs", body, idempotencyKey: randomUUID() });
  const job = await awaitJob(api, String(jobId));
  if (job.status === "SUCCEEDED") return `job ${String(jobId)} has succeeded`;
  throw new CommandError(describeJob(job).trimEnd(), `sallyport transform logs ${String(jobId)}`, 1);
}
