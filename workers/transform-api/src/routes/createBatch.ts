import { checked } from "../http/checked.js";
import { type Fault, ProblemError } from "../http/ProblemError.js";
import { parseJson } from "../http/parseBody.js";
import type { JobSpec } from "../jobs/JobSpec.js";
import { planJob } from "../jobs/planJob.js";
import type { Platform } from "../Platform.js";
import { answers } from "../schema/answers.js";
import { batchEnvelope, batchRequest, MOST_JOBS } from "../schema/batchRequest.js";
import { batchObject } from "../submit/batchObject.js";
import type { Route } from "./Route.js";

/** Bytes of an uploaded list of jobs. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Faults that one answer tells of. */
const MOST_FAULTS = 50;

export const createBatch: Route = {
  method: "POST",
  path: "/jobs/batch",
  summary: "Accepts up to 10,000 jobs, all or none. They are handed to Batch at its rate.",
  request: batchRequest,
  idempotent: true,
  answer: { status: 202, schema: answers.acceptedBatch },
  links: {
    getJobsBatchId: { id: "$response.body#/batchId" },
    postJobsBatchIdRetry: { id: "$response.body#/batchId" },
    deleteJobsBatchId: { id: "$response.body#/batchId" },
  },
  async handle({ body, newId: batchId }, platform) {
    const { batchName, jobs, jobsFrom } = checked(batchEnvelope, body);
    if ((jobs === undefined) === (jobsFrom === undefined))
      throw new ProblemError(400, "batch-not-valid", "Give either jobs or jobsFrom.");
    const specs = planAll(jobs ?? (await readJobs(jobsFrom ?? "", platform)), batchId, platform);
    await accept(batchId, batchName, specs, platform);
    return { status: 202, body: { batchId, batchName, totalJobs: specs.length } };
  },
};

/** The list is read once: what happens to the upload later changes nothing. */
async function readJobs(path: string, { settings, objects }: Platform): Promise<readonly unknown[]> {
  const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const stored =
    bucket === settings.UPLOAD_BUCKET
      ? await objects.get(bucket, key, { mostBytes: MOST_BYTES, mayBeMissing: true })
      : undefined;
  if (stored === undefined)
    throw new ProblemError(400, "jobs-not-found", "jobsFrom names no upload of this platform: see POST /upload.");
  const list = parseJson(stored.text);
  if (Array.isArray(list) && list.length > 0 && list.length <= MOST_JOBS) return list;
  throw new ProblemError(400, "batch-not-valid", `The uploaded file has to be an array of 1 to ${MOST_JOBS} jobs.`);
}

function planAll(jobs: readonly unknown[], batchId: string, { rules }: Platform): JobSpec[] {
  const specs: JobSpec[] = [];
  const faults: Fault[] = [];
  for (const [index, job] of jobs.entries()) {
    const defaultName = `job-${batchId}-${String(index).padStart(5, "0")}`;
    const planned = planJob(job, { rules, defaultName, pointer: `/jobs/${index}` });
    if ("spec" in planned) specs.push(planned.spec);
    else faults.push(...planned.faults);
    if (faults.length >= MOST_FAULTS) break;
  }
  if (faults.length === 0) return specs;
  const detail = "Some jobs may not be run as they were asked for; none was accepted.";
  throw new ProblemError(400, "job-not-valid", detail, faults.slice(0, MOST_FAULTS));
}

/** In this order each step can be repeated, and the caller is told only when the last one is durable. */
async function accept(batchId: string, batchName: string | undefined, specs: readonly JobSpec[], platform: Platform) {
  const { settings, objects, batches, queue, telemetry, now } = platform;
  await objects.put(settings.UPLOAD_BUCKET, batchObject.key(batchId), batchObject.write(specs));
  const createdAt = new Date(now()).toISOString();
  await batches.create({ batchId, totalJobs: specs.length, createdAt, ...(batchName !== undefined && { batchName }) });
  await queue.send([{ kind: "expand", batchId }]);
  telemetry.metrics.addMetric("JobsAccepted", "Count", specs.length);
}
