import { setMaxListeners } from "node:events";
import { redactCommand } from "./execute/redactCommand.js";
import { exitCodes } from "./exitCodes.js";
import type { JobRequest } from "./JobRequest.js";
import type { JobResult } from "./JobResult.js";
import type { Outcome } from "./Outcome.js";
import type { JobPorts } from "./ports.js";
import type { RunningJob } from "./RunningJob.js";
import type { Manifest } from "./results/Manifest.js";
import { storeManifest } from "./results/storeManifest.js";
import { storeResults } from "./results/storeResults.js";
import type { Stopwatch } from "./Stopwatch.js";
import { tellFault } from "./tellFault.js";

interface Ending {
  readonly job: RunningJob;
  readonly outcome: Outcome;
  readonly watch: Stopwatch;
}

/** Stores what there is of a job, and the manifest last, and tells the result; never rejects for the store. */
export async function finishJob(
  ports: JobPorts,
  request: JobRequest,
  { job, outcome, watch }: Ending,
  signal: AbortSignal,
): Promise<JobResult> {
  const { jobName, attemptId, output, limits, graceSeconds } = request;
  const before = watch.total();
  // The manifest gets the last seconds for itself.
  const deadlines = deadlinesAfter(signal, graceSeconds);
  const options = {
    code: job.code,
    logs: job.logs,
    scratch: request.scratch,
    limits: limits.results,
    redactor: job.redactor,
  };
  const results = await storeResults(ports.objects, options, deadlines.results);
  if (results.failure !== undefined) tellFault(ports.observer, "results.failed", results.failure);
  const ending = results.failure === undefined ? outcome : afterFailedStore(outcome);
  const total = watch.total();
  const manifest: Manifest = {
    version: 1,
    jobName,
    attemptId,
    ...ending,
    command: redactCommand(
      request.command.slice(0, 1_000).map((word) => word.slice(0, 32_768)),
      job.redactor(),
    ),
    environment: Object.keys(request.environment).filter((name) => /^\w{1,64}$/.test(name)),
    ...(job.source && { source: job.source }),
    startedAt: watch.startedAt,
    seconds: { ...job.steps, results: rounded(total - before), total },
    complete: results.complete,
    files: results.files,
    excluded: results.excluded,
  };
  const told = await storeManifest(ports.objects, manifest, deadlines.manifest).then(
    () => ending,
    (error: unknown) => {
      tellFault(ports.observer, "results.failed", error);
      return afterFailedStore(ending);
    },
  );
  deadlines.clear();
  ports.observer.event("results.stored", {
    files: results.files.length,
    complete: results.complete,
    excluded: results.excluded,
  });
  return {
    jobName,
    attemptId,
    ...told,
    ...(job.source?.sha256 !== undefined && { inputSha256: job.source.sha256 }),
    ...(job.source?.commit !== undefined && { inputCommit: job.source.commit }),
    files: results.files.length,
    output,
    seconds: watch.total(),
  };
}

/** A program that succeeded without its results has not succeeded; a failure stays what it was. */
function afterFailedStore(outcome: Outcome): Outcome {
  if (outcome.status !== "succeeded") return outcome;
  const error = {
    code: "results-not-stored",
    message: "The program ended well, but its results could not all be stored.",
  };
  return { status: "fault", exitCode: exitCodes.temporary, error };
}

const MANIFEST_SECONDS = 3;

/** Without an end asked for there is no deadline: large results take as long as they take. */
function deadlinesAfter(signal: AbortSignal, graceSeconds: number) {
  const results = new AbortController();
  // Each put listens while it runs, and many run.
  setMaxListeners(0, results.signal);
  const manifest = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const start = (): void => {
    const left = Math.max(graceSeconds - MANIFEST_SECONDS, 0.5);
    timers.push(
      setTimeout(() => results.abort(), left * 1000),
      setTimeout(() => manifest.abort(), (left + MANIFEST_SECONDS) * 1000),
    );
  };
  if (signal.aborted) start();
  else signal.addEventListener("abort", start, { once: true });
  const clear = (): void => {
    signal.removeEventListener("abort", start);
    for (const timer of timers) clearTimeout(timer);
  };
  return { results: results.signal, manifest: manifest.signal, clear };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
