import type { JobSpec } from "./JobSpec.js";
import type { JobStatus } from "./JobStatus.js";

/** A job as the table has it. Batch forgets ended jobs after days; this stays for `RECORD_DAYS`. */
export interface JobRecord {
  readonly jobId: string;
  readonly batchId?: string;
  /** In its batch. */
  readonly index?: number;
  readonly spec: JobSpec;
  readonly status: JobStatus;
  /** How often it was handed to Batch, or is about to be: 1, and one more for each retry. */
  readonly submission: number;
  /** Grows with each state of a submission, so that an older event changes nothing. */
  readonly progress: number;
  readonly batchJobId?: string;
  readonly attempts: number;
  /** ISO 8601, as all times here. */
  readonly createdAt: string;
  readonly submittedAt?: string;
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  readonly exitCode?: number;
  readonly reason?: string;
  readonly logStream?: string;
  /** Milliseconds since 1970 until which one submitter alone may hand it to Batch. */
  readonly claimUntil?: number;
  /** Set where it was to be cancelled while it was handed over. */
  readonly cancelReason?: string;
}
