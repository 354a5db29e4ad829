import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { type JobRequest, localPolicy, RefusedError, resultLimits, sourceLimits } from "@sallyport/worker-transform";

/** What a person asks for. */
export interface LocalJob {
  readonly source?: string | undefined;
  readonly output?: string | undefined;
  /** `NAME=VALUE` each. */
  readonly environment: readonly string[];
  readonly command: readonly string[];
}

/** Half a day, as a job of Batch has. */
const TIMEOUT_SECONDS = 43_200;

/**
 * The request of a job that runs on this machine.
 * @throws RefusedError `output-not-empty`, `usage`
 */
export async function localRequest(job: LocalJob, scratch: string, path: string): Promise<JobRequest> {
  const jobName = "local";
  const attemptId = `${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "")}-${randomBytes(3).toString("hex")}`;
  const output = resolve(job.output ?? join("transformations", jobName, attemptId));
  // Results of two runs in one folder would be those of neither.
  if ((await readdir(output).catch(() => [])).length > 0)
    throw new RefusedError("output-not-empty", "The output folder has something in it: name an empty or a new one.");
  return {
    jobName,
    attemptId,
    source: job.source,
    command: job.command,
    environment: environmentOf(job.environment),
    timeoutSeconds: TIMEOUT_SECONDS,
    killSeconds: 8,
    graceSeconds: 60,
    path: path.split(":").filter(isAbsolute),
    limits: { source: sourceLimits, results: resultLimits },
    output,
    policy: localPolicy,
    scratch,
  };
}

function environmentOf(assignments: readonly string[]): Record<string, string> {
  const entries = assignments.map((assignment) => {
    const equals = assignment.indexOf("=");
    if (equals < 1) throw new RefusedError("usage", "--environment has to be NAME=VALUE.");
    return [assignment.slice(0, equals), assignment.slice(equals + 1)] as const;
  });
  return Object.fromEntries(entries);
}
