import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { describeError, type Logger, RetryableError } from "@sallyport/worker-kit";
import type { RunLease, RunLedger, RunRecord } from "../ports.js";
import { recordItem } from "./recordItem.js";
import type { WriteGuard } from "./WriteGuard.js";

export interface DynamoRunLedgerOptions {
  readonly table: string;
  /** Seconds after which a lease that is not renewed may be taken over. */
  readonly leaseSeconds: number;
  /** Days that a run record is kept. */
  readonly recordDays: number;
  readonly logger: Logger;
  /** Milliseconds since 1970; default the system's clock, which must not differ by more than a few seconds between workers. */
  readonly now?: (() => number) | undefined;
}

/** The one item that all runs of a table contend for. */
const LEASE = { id: { S: "LEASE" } };
/** The part of a lease that has to be left for a write to begin: it then ends before anybody else can write. */
const MARGIN = 1 / 4;

interface Held {
  readonly runId: string;
  readonly fence: string;
  until: number;
}

/**
 * Lease and run records in one table: partition key `id` (S), `LEASE` or a run's id; time to live `expiresAt`.
 *
 * A lease is taken where there is none, or where its time is over; each taking raises `fence`, and renewing and releasing
 * are conditional on it, so that a worker that slept cannot revive a lease that was taken over. Needs `dynamodb:UpdateItem`
 * and `dynamodb:PutItem`; nothing is read.
 */
export class DynamoRunLedger implements RunLedger, WriteGuard {
  readonly #client: DynamoDBClient;
  readonly #options: DynamoRunLedgerOptions;
  readonly #now: () => number;
  #held: Held | undefined;

  constructor(client: DynamoDBClient, options: DynamoRunLedgerOptions) {
    this.#client = client;
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async acquire(runId: string, abortSignal: AbortSignal): Promise<RunLease | undefined> {
    const now = this.#now();
    const until = now + this.#options.leaseSeconds * 1000;
    const command = new UpdateItemCommand({
      TableName: this.#options.table,
      Key: LEASE,
      UpdateExpression: "SET runId = :runId, leaseUntil = :until ADD fence :one",
      // The holder's own call may have succeeded without its answer getting through, and is then repeated by the SDK.
      ConditionExpression: "attribute_not_exists(id) OR leaseUntil < :now OR runId = :runId",
      ExpressionAttributeValues: {
        ":runId": { S: runId },
        ":until": { N: String(until) },
        ":now": { N: String(now) },
        ":one": { N: "1" },
      },
      ReturnValues: "ALL_NEW",
    });
    try {
      const { Attributes } = await this.#client.send(command, { abortSignal });
      return this.#hold({ runId, fence: Attributes?.fence?.N ?? "", until });
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  /** Keeps the record of a run once; of a run that is told again, the first record stays. */
  async record(record: RunRecord): Promise<void> {
    const expiresAt = Math.floor(this.#now() / 1000) + this.#options.recordDays * 86_400;
    const command = new PutItemCommand({
      TableName: this.#options.table,
      Item: recordItem(record, expiresAt),
      ConditionExpression: "attribute_not_exists(id)",
    });
    await this.#client.send(command).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  }

  assertHeld(runId: string): void {
    const margin = this.#options.leaseSeconds * 1000 * MARGIN;
    if (this.#held?.runId === runId && this.#held.until - this.#now() > margin) return;
    throw leaseLost();
  }

  #hold(held: Held): RunLease {
    this.#held = held;
    const lost = new AbortController();
    const timer = setInterval(() => void this.#renew(held, lost), (this.#options.leaseSeconds * 1000) / 6);
    timer.unref();
    return {
      signal: lost.signal,
      release: async () => {
        clearInterval(timer);
        if (this.#held === held) this.#held = undefined;
        // Failing that it ends by itself.
        await this.#setUntil(held, 0).catch((error: unknown) => {
          this.#options.logger.warn("run-lease.release-failed", describeError(error));
        });
      },
    };
  }

  async #renew(held: Held, lost: AbortController): Promise<void> {
    if (this.#held !== held) return;
    const until = this.#now() + this.#options.leaseSeconds * 1000;
    try {
      await this.#setUntil(held, until);
      held.until = until;
    } catch (error) {
      this.#options.logger.warn("run-lease.renew-failed", describeError(error));
      if (!(error instanceof ConditionalCheckFailedException) && held.until > this.#now()) return;
      if (this.#held === held) this.#held = undefined;
      lost.abort(leaseLost());
    }
  }

  async #setUntil({ runId, fence }: Held, until: number): Promise<void> {
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#options.table,
        Key: LEASE,
        UpdateExpression: "SET leaseUntil = :until",
        ConditionExpression: "runId = :runId AND fence = :fence",
        ExpressionAttributeValues: { ":until": { N: String(until) }, ":runId": { S: runId }, ":fence": { N: fence } },
      }),
    );
  }
}

function leaseLost(): RetryableError {
  return new RetryableError({
    reason: "run-lease-lost",
    what: "The run's lease could not be renewed in time, so that another run may write by now",
    fix: "The run begins again; see DynamoDB's throttling and the task's CPU when it goes on",
  });
}
