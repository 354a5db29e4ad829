import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { exitCodes } from "../exitCodes.js";
import type { JobRequest } from "../JobRequest.js";
import type { Outcome } from "../Outcome.js";
import type { JobPorts } from "../ports.js";
import { childEnvironment } from "./childEnvironment.js";
import { CredentialsEndpoint } from "./credentials/CredentialsEndpoint.js";
import { SessionCache } from "./credentials/SessionCache.js";
import { findProgram } from "./findProgram.js";
import { OutputLog } from "./output/OutputLog.js";
import type { Redactor } from "./output/Redactor.js";
import { redactCommand } from "./redactCommand.js";
import { type ProgramEnd, runProgram } from "./runProgram.js";
import { selectToolchains } from "./selectToolchains.js";

export interface ExecuteOptions {
  readonly request: JobRequest;
  readonly code: string;
  readonly logFile: string;
  readonly redactor: () => Redactor;
}

/** Runs the job's program with an environment, a home and a session of its own, and tells how it ended. */
export async function executeProgram(
  { observer, session, clock }: JobPorts,
  { request, code, logFile, redactor }: ExecuteOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const [name = "", ...words] = request.command;
  const home = join(request.scratch, "home");
  const temporary = join(request.scratch, "tmp");
  for (const folder of [home, temporary]) await mkdir(folder, { mode: 0o700 });
  const { toolchains, environment: requested } = request;
  const chosen = await selectToolchains({ toolchains, folder: join(request.scratch, "toolchains"), requested });
  const path = [...chosen, ...request.path];
  const program = await findProgram(name, path);
  const log = await OutputLog.open(logFile, observer, redactor);
  const cache = session && new SessionCache(session, clock);
  const endpoint = cache && (await CredentialsEndpoint.start(async () => await cache.credentials()));
  try {
    const sessionEnvironment = endpoint ? { ...session?.environment, ...endpoint.environment } : {};
    const environment = childEnvironment({ requested, path, home, temporary, session: sessionEnvironment });
    observer.event("program.started", { command: redactCommand(request.command, redactor()) });
    const { timeoutSeconds, killSeconds } = request;
    const end = await runProgram(
      { program, words, folder: code, environment, log, timeoutSeconds, killSeconds },
      signal,
    );
    observer.event("program.ended", { exitCode: end.exitCode, why: end.reason });
    return outcomeOfEnd(end, timeoutSeconds);
  } finally {
    await endpoint?.stop();
    await log.close();
  }
}

function outcomeOfEnd({ exitCode, reason }: ProgramEnd, timeoutSeconds: number): Outcome {
  if (reason === "stopped")
    return {
      status: "stopped",
      exitCode: exitCodes.stopped,
      error: { code: "stopped", message: "The job was asked to end." },
    };
  if (reason === "timed-out") {
    const message = `The program did not end within ${timeoutSeconds} s.`;
    return { status: "timed-out", exitCode: exitCodes.timedOut, error: { code: "timed-out", message } };
  }
  return { status: exitCode === 0 ? "succeeded" : "failed", exitCode };
}
