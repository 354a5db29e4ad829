import type { JobStatus } from "./JobStatus.js";

/** What Batch says of a job at one moment. */
export interface JobState {
  readonly batchJobId: string;
  readonly status: JobStatus;
  /** Attempts that have ended. */
  readonly attempts: number;
  /** ISO 8601. */
  readonly startedAt?: string | undefined;
  readonly stoppedAt?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly reason?: string | undefined;
  readonly logStream?: string | undefined;
}
