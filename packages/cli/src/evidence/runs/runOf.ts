import type { KeptRun } from "./KeptRun.js";

/**
 * The name of the run of a stack that was under way at a time. A stack's roles are asked for its own runs alone: while one pipeline runs, the
 * workers of the others look for work.
 */
export function runOf(runs: readonly KeptRun[], stack: string, time: string): string | undefined {
  const at = Date.parse(time);
  return runs.find((run) => run.stack === stack && Date.parse(run.started) <= at && at <= Date.parse(run.ended))?.name;
}
