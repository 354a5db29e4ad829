/** A batch as the table has it; its jobs are in the object until `expand` made records of them. */
export interface BatchRecord {
  readonly batchId: string;
  readonly batchName?: string;
  readonly totalJobs: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Set where it was cancelled, until it is retried. */
  readonly cancelReason?: string;
}
