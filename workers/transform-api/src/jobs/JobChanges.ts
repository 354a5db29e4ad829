import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { expiryOf } from "./expiryOf.js";
import type { JobRecord } from "./JobRecord.js";
import type { JobState } from "./JobState.js";
import type { JobTable } from "./JobTable.js";
import { progressOf } from "./progressOf.js";
import type { TableOptions } from "./TableOptions.js";
import { tableKeys } from "./tableKeys.js";
import { whenHolds } from "./whenHolds.js";

/** What a claim came to: `taken` with the job as it was before; `settled` by somebody else; `busy` for now. */
export type Claim =
  | { readonly kind: "taken"; readonly job: JobRecord; readonly takenOver: boolean }
  | { readonly kind: "settled"; readonly job: JobRecord | undefined }
  | { readonly kind: "busy" };

/** Changes of jobs, each conditional on what it follows from, so that a repeated or late one changes nothing. */
export class JobChanges {
  readonly #client: DynamoDBDocumentClient;
  readonly #jobs: JobTable;
  readonly #options: TableOptions;

  constructor(client: DynamoDBDocumentClient, jobs: JobTable, options: TableOptions) {
    this.#client = client;
    this.#jobs = jobs;
    this.#options = options;
  }

  /** Takes a job for handing it to Batch, for `claimSeconds`: the first time, again for a retry, or after another's claim is over. */
  async claim(jobId: string, submission: number, claimSeconds: number): Promise<Claim> {
    const now = this.#options.now();
    const fresh = "#status = :accepted AND submission = :submission AND attribute_not_exists(batchJobId)";
    const command = new UpdateCommand({
      TableName: this.#options.table,
      Key: tableKeys.job(jobId),
      UpdateExpression: "SET claimUntil = :until",
      ConditionExpression: `${fresh} AND (attribute_not_exists(claimUntil) OR claimUntil < :now)`,
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: {
        ":accepted": "ACCEPTED",
        ":submission": submission,
        ":until": now + claimSeconds * 1000,
        ":now": now,
      },
      ReturnValues: "ALL_OLD",
    });
    const old = await whenHolds(this.#client.send(command));
    if (old !== undefined) {
      const job = old.Attributes as JobRecord;
      return { kind: "taken", job, takenOver: job.claimUntil !== undefined };
    }
    const job = await this.#jobs.get(jobId);
    const open = job?.status === "ACCEPTED" && job.submission === submission && job.batchJobId === undefined;
    return open ? { kind: "busy" } : { kind: "settled", job };
  }

  /** Makes a failed job one to submit again. Does nothing where it is that already, or did not fail. */
  async reopen(job: JobRecord): Promise<void> {
    const cleared =
      "batchJobId, submittedAt, startedAt, stoppedAt, exitCode, reason, logStream, claimUntil, cancelReason";
    await whenHolds(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#options.table,
          Key: tableKeys.job(job.jobId),
          UpdateExpression: `SET #status = :accepted, submission = :next, progress = :none, attempts = :none${
            job.batchId === undefined ? "" : ", gsi1sk = :place"
          } REMOVE ${cleared}`,
          ConditionExpression: "#status = :failed AND submission = :submission",
          ExpressionAttributeNames: { "#status": "status" },
          ExpressionAttributeValues: {
            ":accepted": "ACCEPTED",
            ":failed": "FAILED",
            ":submission": job.submission,
            ":next": job.submission + 1,
            ":none": 0,
            ...(job.batchId !== undefined && { ":place": tableKeys.inBatch("ACCEPTED", job.index ?? 0) }),
          },
        }),
      ),
    );
  }

  /** Gives a claim back: Batch surely did not take the job. */
  async release(jobId: string, submission: number): Promise<void> {
    await whenHolds(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#options.table,
          Key: tableKeys.job(jobId),
          UpdateExpression: "REMOVE claimUntil",
          ConditionExpression: "submission = :submission AND attribute_not_exists(batchJobId)",
          ExpressionAttributeValues: { ":submission": submission },
        }),
      ),
    );
  }

  /** Marks a job that is to end; the job as it is then, or undefined where it has ended. */
  async requestCancel(jobId: string, reason: string): Promise<JobRecord | undefined> {
    const updated = await whenHolds(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#options.table,
          Key: tableKeys.job(jobId),
          UpdateExpression: "SET cancelReason = :reason",
          ConditionExpression: "attribute_exists(pk) AND NOT #status IN (:succeeded, :failed)",
          ExpressionAttributeNames: { "#status": "status" },
          ExpressionAttributeValues: { ":reason": reason, ":succeeded": "SUCCEEDED", ":failed": "FAILED" },
          ReturnValues: "ALL_NEW",
        }),
      ),
    );
    return updated?.Attributes as JobRecord | undefined;
  }

  /**
   * Records what Batch said of a submission; an older state, or one of an earlier submission, changes nothing.
   * @returns whether it was news
   */
  async record(
    job: Pick<JobRecord, "jobId" | "batchId" | "index">,
    submission: number,
    state: JobState,
  ): Promise<boolean> {
    // From the first states alone: the later ones find it there.
    if (progressOf(state) <= progressOf({ status: "RUNNABLE", attempts: 0 }))
      await this.#point(state.batchJobId, job.jobId);
    return this.#setState(job, submission, state, "attribute_not_exists(batchJobId) OR batchJobId = :batchJobId");
  }

  /** Ends a job that Batch never had. @returns whether it did */
  async fail(job: JobRecord, reason: string): Promise<boolean> {
    const stoppedAt = new Date(this.#options.now()).toISOString();
    const state = { batchJobId: undefined, status: "FAILED", attempts: 0, reason, stoppedAt } as const;
    return this.#setState(job, job.submission, state, "attribute_not_exists(batchJobId)");
  }

  async #setState(
    job: Pick<JobRecord, "jobId" | "batchId" | "index">,
    submission: number,
    state: Omit<JobState, "batchJobId"> & { readonly batchJobId: string | undefined },
    condition: string,
  ): Promise<boolean> {
    const place = job.batchId === undefined ? undefined : tableKeys.inBatch(state.status, job.index ?? 0);
    const submittedAt = state.batchJobId && new Date(this.#options.now()).toISOString();
    const values = Object.entries({ ...state, gsi1sk: place, progress: progressOf(state) }).filter(
      ([, value]) => value !== undefined,
    );
    const sets = values.map(([name]) => `#${name} = :${name}`);
    if (submittedAt) sets.push("submittedAt = if_not_exists(submittedAt, :submittedAt)");
    const updated = await whenHolds(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#options.table,
          Key: tableKeys.job(job.jobId),
          UpdateExpression: `SET ${sets.join(", ")} REMOVE claimUntil`,
          ConditionExpression: `submission = :submission AND progress < :progress AND (${condition})`,
          ExpressionAttributeNames: Object.fromEntries(values.map(([name]) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ...Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
            ...(submittedAt && { ":submittedAt": submittedAt }),
            ":submission": submission,
          },
        }),
      ),
    );
    return updated !== undefined;
  }

  async #point(batchJobId: string, jobId: string): Promise<void> {
    const Item = { ...tableKeys.submission(batchJobId), jobId, expiresAt: expiryOf(this.#options) };
    await this.#client.send(new PutCommand({ TableName: this.#options.table, Item }));
  }
}
