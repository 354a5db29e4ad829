import { setMaxListeners } from "node:events";
import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { checkCommand, checkEnvironment, checkNames, parseSource } from "@sallyport/transform-rules";
import { executeProgram } from "./execute/executeProgram.js";
import { Redactor } from "./execute/output/Redactor.js";
import { finishJob } from "./finishJob.js";
import type { JobRequest } from "./JobRequest.js";
import type { JobResult } from "./JobResult.js";
import type { Outcome } from "./Outcome.js";
import { outcomeOf } from "./outcomeOf.js";
import type { JobPorts } from "./ports.js";
import type { RunningJob } from "./RunningJob.js";
import { Stopwatch } from "./Stopwatch.js";
import { fetchSource } from "./source/fetchSource.js";

/**
 * One attempt of one job: checks the request, brings the source, runs the program, stores the results. Whatever happens on the way,
 * also when `signal` asks for an end, logs, results so far and the manifest are stored.
 *
 * @returns how it ended; it rejects only where the job's own names are unusable, since results then have no place
 * @throws RefusedError `job-name`, `attempt-id`
 */
export async function runJob(ports: JobPorts, request: JobRequest, signal: AbortSignal): Promise<JobResult> {
  checkNames(request);
  const watch = new Stopwatch(ports.clock);
  const job: RunningJob = { redactor: () => new Redactor(request.environment, secrets), steps: {}, logs: [] };
  const secrets: string[] = [];
  const remembering: JobPorts = {
    ...ports,
    tokens: {
      token: async (...call) => {
        const token = await ports.tokens.token(...call);
        if (token !== undefined) secrets.push(token);
        return token;
      },
    },
  };
  const outcome = await outcomeOf(ports, signal, () => performJob(remembering, request, job, signal));
  ports.observer.event("job.ended", {
    status: outcome.status,
    exitCode: outcome.exitCode,
    ...(outcome.error && { reason: outcome.error.code }),
  });
  return await finishJob(ports, request, { job, outcome, watch }, signal);
}

async function performJob(
  ports: JobPorts,
  request: JobRequest,
  job: RunningJob,
  signal: AbortSignal,
): Promise<Outcome> {
  const { policy, limits, environment, command } = request;
  checkCommand(command, policy);
  checkEnvironment(environment, policy);
  const source = parseSource(request.source, policy);
  job.source = { location: request.source ?? "none" };
  // Taken before the program runs: by its name alone, it could lead to another folder afterwards.
  const scratch = await realpath(request.scratch);
  const code = join(scratch, "code");
  const fetching = join(scratch, "source");
  for (const folder of [code, fetching]) await mkdir(folder, { mode: 0o700 });

  const watch = new Stopwatch(ports.clock);
  ports.observer.event("source.started", { kind: source.kind });
  const timeLimit = AbortSignal.timeout(limits.source.seconds * 1000);
  const options = { source, code, scratch: fetching, limits: limits.source };
  const limited = AbortSignal.any([signal, timeLimit]);
  // Each get listens while it runs, and many run.
  setMaxListeners(0, limited);
  const fetched = await fetchSource(ports, options, limited);
  job.source = { ...job.source, ...fetched };
  job.steps.source = watch.lap();
  ports.observer.event("source.fetched", { ...fetched, seconds: job.steps.source });

  job.code = code;
  const log = { name: "output.log", path: join(scratch, "output.log") };
  job.logs.push(log);
  try {
    return await executeProgram(ports, { request, code, logFile: log.path, redactor: job.redactor }, signal);
  } finally {
    job.steps.program = watch.lap();
  }
}
