import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, TransformApi } from "../api/TransformApi.js";
import { uploadFile } from "../uploadFile.js";

/** Bytes that go in the call itself: API Gateway hands Lambda about 6 MB. */
const MOST_BYTES = 4_000_000;

/** Has jobs accepted, all or none: in the call, or where they are too much for one by an upload. @returns the API's answer */
export async function submitBatch(
  api: TransformApi,
  jobs: readonly unknown[],
  batchName: string | undefined,
  mostBytes = MOST_BYTES,
): Promise<Answer> {
  const text = JSON.stringify(jobs);
  const content = Buffer.byteLength(text) <= mostBytes ? { jobs } : { jobsFrom: await uploaded(api, text) };
  const body = { ...(batchName !== undefined && { batchName }), ...content };
  return await api.call({ method: "POST", path: "/jobs/batch", body, idempotencyKey: randomUUID() });
}

async function uploaded(api: TransformApi, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sallyport-batch-"));
  try {
    const file = join(folder, "jobs.json");
    await writeFile(file, text);
    return String((await uploadFile(api, file)).s3Path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
