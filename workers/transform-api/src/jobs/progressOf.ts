import type { JobState } from "./JobState.js";
import { hasEnded, jobStatuses } from "./JobStatus.js";

/** Of an ended job: nothing comes after it. */
const ENDED = 1_000_000;

/** Orders the states of one submission: a later attempt is after all of an earlier one, and an end after everything. */
export function progressOf({ status, attempts }: Pick<JobState, "status" | "attempts">): number {
  return hasEnded(status) ? ENDED : attempts * 10 + jobStatuses.indexOf(status);
}
