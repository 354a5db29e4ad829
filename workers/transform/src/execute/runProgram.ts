import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { endProcesses } from "./endProcesses.js";
import type { OutputLog } from "./output/OutputLog.js";

export interface RunProgramOptions {
  /** Absolute path. */
  readonly program: string;
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: OutputLog;
  readonly timeoutSeconds: number;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly killSeconds: number;
}

export interface ProgramEnd {
  /** 128 and the signal's number for a program that a signal ended. */
  readonly exitCode: number;
  readonly reason: "exited" | "timed-out" | "stopped";
}

/** Seconds for what is still in the pipes once the program has ended; a process that it left behind may hold them open. */
const DRAIN_SECONDS = 2;

/**
 * Runs a program by its argument vector, in a process group of its own, without a shell (VAL-03). On the signal, or after the time
 * limit, the group is asked to end and then made to; nothing of it is left when this resolves.
 *
 * Rejects where the program cannot be started.
 */
export async function runProgram(options: RunProgramOptions, signal: AbortSignal): Promise<ProgramEnd> {
  const { program, words, folder, environment, log } = options;
  const child = spawn(program, words, {
    cwd: folder,
    env: environment,
    detached: true,
    shell: false,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  await once(child, "spawn");
  const group = child.pid;
  if (group === undefined) throw new Error("the program has no process id");
  const taken = Promise.all([log.take("stdout", child.stdout), log.take("stderr", child.stderr)]);
  // A pipe that is closed below ends its reading early; whatever else goes wrong with the log is thrown further down.
  taken.catch(() => undefined);
  const ending = endOn(group, options, signal);
  const [code, killedBy] = await exited;
  const reason = ending.settle();
  endProcesses(group, "SIGKILL");
  let drained = false;
  await Promise.race([taken.then(() => (drained = true)), delay(DRAIN_SECONDS * 1000, undefined, { ref: false })]);
  if (!drained) {
    child.stdout.destroy();
    child.stderr.destroy();
    await taken.catch(() => undefined);
  }
  return { exitCode: exitCodeOf(code, killedBy), reason };
}

function endOn(group: number, { timeoutSeconds, killSeconds }: RunProgramOptions, signal: AbortSignal) {
  let reason: ProgramEnd["reason"] = "exited";
  let kill: NodeJS.Timeout | undefined;
  const end = (why: ProgramEnd["reason"]): void => {
    if (reason !== "exited") return;
    reason = why;
    endProcesses(group, "SIGTERM");
    kill = setTimeout(() => endProcesses(group, "SIGKILL"), killSeconds * 1000);
  };
  const stop = (): void => end("stopped");
  const timer = setTimeout(() => end("timed-out"), timeoutSeconds * 1000);
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop, { once: true });
  return {
    settle(): ProgramEnd["reason"] {
      clearTimeout(timer);
      clearTimeout(kill);
      signal.removeEventListener("abort", stop);
      return reason;
    },
  };
}

function exitCodeOf(code: unknown, killedBy: unknown): number {
  if (typeof code === "number") return code;
  const number = Object.entries(constants.signals).find(([name]) => name === killedBy)?.[1] ?? 0;
  return 128 + number;
}
