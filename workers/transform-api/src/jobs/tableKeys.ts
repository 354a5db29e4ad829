import type { JobStatus } from "./JobStatus.js";

/**
 * One table: partition key `pk`, sort key `sk`, both S; time to live `expiresAt`; index `gsi1` over `gsi1pk` and `gsi1sk`, both S, with the
 * keys alone projected. Idempotency records of Powertools are in it too, with `pk` `idempotency#…`.
 */
export const tableKeys = {
  index: "gsi1",
  job: (jobId: string) => ({ pk: `JOB#${jobId}`, sk: "JOB" }),
  batch: (batchId: string) => ({ pk: `BATCH#${batchId}`, sk: "BATCH" }),
  /** From Batch's id of a job to ours. */
  submission: (batchJobId: string) => ({ pk: `SUBMISSION#${batchJobId}`, sk: "SUBMISSION" }),
  rate: { pk: "RATE", sk: "SUBMIT" },
  /** Sorts a batch's jobs by status and place. */
  inBatch: (status: JobStatus, index: number) => `${status}#${String(index).padStart(5, "0")}`,
} as const;
