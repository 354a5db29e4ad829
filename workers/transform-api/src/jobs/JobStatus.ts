/** Batch's seven states, after the one that a job has before Batch knows of it. */
export const jobStatuses = [
  "ACCEPTED",
  "SUBMITTED",
  "PENDING",
  "RUNNABLE",
  "STARTING",
  "RUNNING",
  "SUCCEEDED",
  "FAILED",
] as const;

export type JobStatus = (typeof jobStatuses)[number];

export function hasEnded(status: JobStatus): boolean {
  return status === "SUCCEEDED" || status === "FAILED";
}
