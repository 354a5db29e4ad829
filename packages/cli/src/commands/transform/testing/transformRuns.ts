import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import type { NamedRun } from "../../../evidence/removal/testing/NamedRun.js";
import { uploadFile } from "../uploadFile.js";
import type { DeployedTransform } from "./DeployedTransform.js";
import { observe } from "./observe.js";
import { takeOver } from "./takeOver.js";

type Run = NamedRun<DeployedTransform>["run"];

const node = (script: string) => ["node", "-e", script];
/** Far longer than it takes to cancel it, and not for ever: where the cancelling is refused, nobody else ends it. */
const long = node("setTimeout(() => {}, 120_000)");

const runJobs: Run = async (transform, { id }) => {
  const zip = zipSync({ "a.txt": strToU8("input") });
  const source = await uploaded(transform, "source.zip", zip);
  const bucket = transform.outputs.uploadsBucket;
  const Key = `uploads/tree-${id}/src/a.txt`;
  await transform.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: "input" }));
  const read = node(`process.exit(require("fs").readFileSync("a.txt", "utf8") === "input" ? 0 : 1)`);
  const sdk = JSON.stringify(createRequire(import.meta.url).resolve("@aws-sdk/client-s3"));
  const write = node(
    `const { S3Client, PutObjectCommand } = require(${sdk});
     const [, , Bucket, ...key] = process.env.TRANSFORM_RESULTS.split("/");
     new S3Client({ forcePathStyle: true })
       .send(new PutObjectCommand({ Bucket, Key: key.join("/") + "code/by-program", Body: "x" }))
       .then(() => process.exit(0), () => process.exit(1));`,
  );
  const jobs = await Promise.all([
    transform.submit(read, { source }),
    transform.submit(read, { source: `s3://${bucket}/uploads/tree-${id}/src/` }),
    transform.submit(write),
  ]);
  for (const job of jobs) expect(await transform.ended(job)).toMatchObject({ status: "SUCCEEDED" });
};

const runBatch: Run = async (transform, { id }) => {
  const asked = JSON.stringify([{ command: node("process.exit(3)") }, { command: node("") }]);
  const jobsFrom = await uploaded(transform, "jobs.json", asked);
  const batchId = String((await transform.post("/jobs/batch", { jobsFrom }, `batch-of-two-${id}`)).batchId);
  const failed = await transform.batchEnded(batchId);
  expect(failed).toMatchObject({ status: "COMPLETED_WITH_FAILURES", failedJobs: [{ exitCode: 3 }] });
  expect(await transform.post(`/jobs/batch/${batchId}/retry`)).toMatchObject({ jobs: 1 });
  const [{ jobId, batchJobId: first }] = failed.failedJobs as [{ readonly jobId: string; batchJobId?: unknown }];
  await transform.until("the retry has failed too", async () => {
    const { status, batchJobId } = await transform.get(`/jobs/${jobId}`);
    return status === "FAILED" && batchJobId !== first ? true : undefined;
  });
};

const cancel: Run = async (transform) => {
  const running = String((await transform.post("/jobs/batch", { jobs: [{ command: long }] })).batchId);
  await transform.until("the batch's job runs", async () => {
    const { statusCounts } = await transform.get(`/jobs/batch/${running}`);
    return (statusCounts as { readonly RUNNING: number }).RUNNING === 1 ? true : undefined;
  });
  await transform.delete(`/jobs/batch/${running}`);
  expect(await transform.batchEnded(running)).toMatchObject({ statusCounts: { FAILED: 1 } });
  const job = await transform.submit(long);
  await transform.reached(job, "RUNNING");
  await transform.delete(`/jobs/${job}`);
  expect(await transform.ended(job)).toMatchObject({ status: "FAILED" });
};

const keep: Run = async (transform, { id }) => {
  const refused = transform.post("/jobs", { command: ["sh"] }, `refused-call-${id}`);
  await expect(refused).rejects.toMatchObject({ status: 400 });
  const path = `/mcp-config/tools-${id}`;
  const mcpServers = { files: { command: "node", args: ["server.js"] } };
  const { version } = await transform.api.call({ method: "PUT", path, body: { mcpServers } });
  expect(await transform.get(path)).toMatchObject({ version, mcpServers });
  await transform.delete(path);
  expect(await transform.get(path, { version: String(version) })).toMatchObject({ mcpServers });
  for (const [method, missing] of [
    ["GET", path],
    ["DELETE", path],
    ["GET", "/mcp-config/never"],
  ] as const)
    await expect(transform.api.call({ method, path: missing })).rejects.toMatchObject({ status: 404 });
  const nowhere = `s3://${transform.outputs.uploadsBucket}/uploads/none/jobs.json`;
  await expect(transform.post("/jobs/batch", { jobsFrom: nowhere })).rejects.toMatchObject({ status: 400 });
};

/** Uploads a file by a URL that the API signs; resolves with its `s3://` path. */
async function uploaded(transform: DeployedTransform, name: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sallyport-upload-"));
  try {
    await writeFile(join(folder, name), content);
    return String((await uploadFile(transform.api, join(folder, name))).s3Path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const runs: readonly NamedRun<DeployedTransform>[] = [
  { title: "read a zip and a prefix, and write by a program that calls AWS, and are refused nothing", run: runJobs },
  { title: "run an uploaded batch that fails in part, and retry it, and are refused nothing", run: runBatch },
  { title: "cancel a batch while its job runs, and a job, and are refused nothing", run: cancel },
  { title: "forget a call that was refused, keep configurations, and are refused nothing", run: keep },
  { title: "take over from a submitter that died, and are refused nothing", run: takeOver },
  { title: "find out whose job an event is of, keep what is not worked off, and are refused nothing", run: observe },
];

/** The batch transformations' runs: what their roles hold is needed by one of them. */
export const transformRuns: readonly NamedRun<DeployedTransform>[] = runs.map(({ title, run }) => ({
  title,
  run: async (transform, attempt) => await run(transform.within(attempt.signal), attempt),
}));
