import { collectOutput } from "../logs/collectOutput.js";
import { awaitEnd } from "./awaitEnd.js";
import type { PreparedTask } from "./prepareTask.js";
import type { Reaper } from "./Reaper.js";
import { spawnTask } from "./spawnTask.js";
import type { TaskPlan } from "./TaskPlan.js";

/** How a process is watched and ended. */
export interface ProcessControl {
  /** Asks it to end. */
  readonly stop: AbortSignal;
  /** Ends it at once. */
  readonly kill: AbortSignal;
  readonly reaper: Reaper;
  readonly logFile: string;
  readonly onStarted: () => Promise<void>;
}

/** How a process went. */
export interface ProcessEnd {
  readonly exitCode: number;
  /** Milliseconds. */
  readonly ranFor: number;
}

/** Starts a task's process, waits for its end and until its output is written and sent. Rejects when it cannot start. */
export async function runProcess(plan: TaskPlan, prepared: PreparedTask, control: ProcessControl): Promise<ProcessEnd> {
  const child = await spawnTask({ ...plan, environment: prepared.environment, folder: prepared.scratch });
  control.reaper.watch(child.pid);
  const started = Date.now();
  const drain = collectOutput(child, control.logFile, prepared.forwarder);
  const { stop, kill } = control;
  const ended = awaitEnd(child, { stop, kill, stopTimeout: plan.stopTimeout, folder: prepared.scratch });
  await prepared.noteProcess(child.pid);
  await control.onStarted();
  const exitCode = await ended;
  control.reaper.forget(child.pid);
  const ranFor = Date.now() - started;
  await drain();
  return { exitCode, ranFor };
}
