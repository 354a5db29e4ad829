import type { EventEmitter } from "node:events";
import type { Logger } from "../logs/createLogger.js";
import { describeError } from "../logs/describeError.js";

/** What a run is told about its end. */
export interface StopSignals {
  /** Aborted on SIGTERM or SIGINT: take no more work, finish or release what there is. */
  readonly stopping: AbortSignal;
  /** Aborted when the grace period is nearly over: drop everything, release what is held. */
  readonly deadline: AbortSignal;
}

export interface RunUntilStoppedOptions {
  /** Where the signals are heard: `process` in main.ts. */
  readonly process: EventEmitter;
  readonly logger: Logger;
  /** Seconds between the signal and the deadline; keep it below the container's stop timeout, after which it is killed. */
  readonly graceSeconds: number;
  /** Resolves when it has stopped. */
  readonly run: (signals: StopSignals) => Promise<void>;
}

/**
 * Runs until the platform asks for a stop, and tells how it ended.
 *
 * @returns the exit code: 0 stopped as asked, all work finished or released; 1 it failed. (2 is for settings that are
 *   wrong, see main.ts.)
 */
export async function runUntilStopped({ process, logger, graceSeconds, run }: RunUntilStoppedOptions): Promise<number> {
  const stopping = new AbortController();
  const deadline = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stop = (signal: string): void => {
    if (stopping.signal.aborted) return;
    logger.info("worker.stopping", { signal, graceSeconds });
    stopping.abort();
    timer = setTimeout(() => {
      logger.warn("worker.deadline", { graceSeconds });
      deadline.abort();
    }, graceSeconds * 1000);
  };
  const names = ["SIGTERM", "SIGINT"] as const;
  const listeners = names.map((name) => [name, () => stop(name)] as const);
  for (const [name, listener] of listeners) process.on(name, listener);
  try {
    await run({ stopping: stopping.signal, deadline: deadline.signal });
    logger.info("worker.stopped");
    return 0;
  } catch (error) {
    logger.error("worker.failed", describeError(error));
    return 1;
  } finally {
    clearTimeout(timer);
    for (const [name, listener] of listeners) process.off(name, listener);
  }
}
