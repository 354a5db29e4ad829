import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RetryableError } from "@sallyport/worker-kit";
import type { ArtifactStore, InputStore, SparkJobs } from "../ports.js";
import type { FileToRead } from "../state/planRun.js";
import { parseSparkResult, type SparkResult } from "./SparkResult.js";
import { outputOf } from "./sparkKeys.js";

export interface JobOptions {
  readonly spark: SparkJobs;
  readonly input: InputStore;
  readonly artifacts: ArtifactStore;
  readonly runId: string;
  readonly prefix: string;
  readonly files: readonly FileToRead[];
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Has Spark read exactly these files, and reads what it came to. Throws a RetryableError where the input has changed meanwhile: what Spark has
 * read is not known then.
 */
export async function runJob(options: JobOptions): Promise<SparkResult> {
  const { spark, artifacts, runId, prefix, folder, signal } = options;
  const output = outputOf(runId);
  const path = join(folder, "job.json");
  await writeFile(path, JSON.stringify({ version: 1, files: options.files.map((file) => described(file, prefix)) }));
  await artifacts.store(`${output}files.json`, path, signal);
  await spark.run({ runId, input: prefix, output }, signal);
  await assertUnchanged(options);
  for (const name of ["_SUCCESS", "quality.json"]) {
    if (await artifacts.fetch(`${output}${name}`, path, signal)) continue;
    throw new Error(`The job has ended well without ${output}${name}`);
  }
  const result = parseSparkResult(await readFile(path, "utf8"));
  await rm(path);
  return result;
}

function described({ id, dataset, input }: FileToRead, prefix: string): object {
  return { id, dataset, path: input.key.slice(prefix.length), key: input.key, bytes: input.bytes };
}

async function assertUnchanged({ input, prefix, files, signal }: JobOptions): Promise<void> {
  const etags = new Map((await input.list(prefix, signal)).map(({ key, etag }) => [key, etag]));
  if (files.every((file) => etags.get(file.input.key) === file.input.etag)) return;
  throw new RetryableError({
    reason: "input-changed",
    what: "A file was replaced or removed while Spark read it",
    fix: "The run begins again with what is there then",
  });
}
