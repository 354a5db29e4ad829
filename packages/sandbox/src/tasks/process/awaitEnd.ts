import { constants } from "node:os";
import { killGroup } from "./killGroup.js";
import { killStrays } from "./killStrays.js";
import { killTree } from "./killTree.js";
import type { TaskProcess } from "./spawnTask.js";

/** When and how a process is ended. */
export interface EndOptions {
  /** Asks the process to end: SIGTERM, as the container's first process gets it. */
  readonly stop: AbortSignal;
  /** Ends it and all that it started at once. */
  readonly kill: AbortSignal;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly stopTimeout: number;
  /** The task's private folder, by which what outlives the process is found. */
  readonly folder: string;
}

/**
 * Waits for a process and leaves nothing behind of what it started.
 *
 * @returns the exit code as a container runtime tells it: 128 and the signal's number for a process that a signal ended
 */
export async function awaitEnd(child: TaskProcess, options: EndOptions): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const askToEnd = (): void => {
    child.kill("SIGTERM");
    timer = setTimeout(() => killTree(child.pid), options.stopTimeout * 1000);
  };
  const end = (): void => void killTree(child.pid);
  const code = await new Promise<number>((resolve) => {
    const settle = (code: number | null, signal: NodeJS.Signals | null): void =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    // It may have ended before this was called.
    if (child.exitCode !== null || child.signalCode !== null) settle(child.exitCode, child.signalCode);
    else child.once("exit", settle);
    if (options.stop.aborted) askToEnd();
    else options.stop.addEventListener("abort", askToEnd, { once: true });
    if (options.kill.aborted) end();
    else options.kill.addEventListener("abort", end, { once: true });
  });
  clearTimeout(timer);
  options.stop.removeEventListener("abort", askToEnd);
  options.kill.removeEventListener("abort", end);
  killGroup(child.pid);
  killStrays(options.folder);
  return code;
}
