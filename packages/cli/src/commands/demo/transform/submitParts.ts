import { setTimeout as delay } from "node:timers/promises";
import { CommandError } from "../../../output/CommandError.js";
import type { Answer, TransformApi } from "../../transform/api/TransformApi.js";
import { awaitBatch } from "../../transform/batch/awaitBatch.js";
import { submitBatch } from "../../transform/batch/submitBatch.js";
import { uploadFolder } from "../../transform/upload/uploadFolder.js";
import { uploadPrefix } from "../../transform/upload/uploadPrefix.js";
import type { Preparation } from "../DemoPipeline.js";
import { modernise } from "./modernise.js";
import type { SourcePart } from "./SourcePackage.js";
import type { TransformOutputs } from "./TransformOutputs.js";

interface Submission {
  readonly api: TransformApi;
  readonly stack: TransformOutputs;
  readonly parts: readonly SourcePart[];
  /** Ends the jobs' names, so that no run meets the results of another. */
  readonly run: string;
  readonly say: Preparation["say"];
}

/** Longest wait for all jobs together, milliseconds: what a submitter that ended in the midst has left is taken up after six minutes. */
const patience = 900_000;

/** Name of the job of a part; its results are below it. */
export function jobNameOf({ name }: SourcePart, run: string): string {
  return `${name}-${run}`;
}

/**
 * Uploads the parts, submits them as one batch and waits until no job is left to run.
 *
 * @returns the API's last answer about the batch
 * @throws CommandError where a call or an upload is refused, and when the patience ends
 */
export async function submitParts({ api, stack, parts, run, say }: Submission): Promise<Answer> {
  say(`uploading ${parts.length} sources to ${stack.uploadsBucket}`);
  const jobs: object[] = [];
  for (const part of parts) {
    // All but the last are packed and put by URLs that the API signs; the last one lies there as a folder, put with the caller's own credentials.
    const source =
      part === parts.at(-1) ? await uploadedFolder(part, stack, run) : (await uploadFolder(api, part.folder)).s3Path;
    jobs.push({ jobName: jobNameOf(part, run), source, command: modernise });
  }
  say(`submitting ${jobs.length} jobs as one batch to ${stack.apiUrl}`);
  const { batchId } = await submitBatch(api, jobs, `demo-${run}`);
  const ending = new AbortController();
  const pause = { first: 500, longest: 2_000 };
  try {
    return await Promise.race([awaitBatch(api, String(batchId), pause), refuseAfter(patience, ending.signal)]);
  } finally {
    ending.abort();
  }
}

async function uploadedFolder({ name, folder }: SourcePart, { region, uploadsBucket }: TransformOutputs, run: string) {
  const place = { bucket: uploadsBucket, prefix: `uploads/${run}/${name}/` };
  return (await uploadPrefix(folder, place, { region, connections: 16 })).s3Path;
}

async function refuseAfter(milliseconds: number, signal: AbortSignal): Promise<never> {
  await delay(milliseconds, undefined, { signal });
  throw new CommandError(
    `the jobs have not ended within ${milliseconds / 1000} s`,
    "look at their logs in the sandbox folder (logs/tasks)",
    1,
  );
}
