import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { expiryOf } from "./expiryOf.js";
import type { JobRecord } from "./JobRecord.js";
import type { TableOptions } from "./TableOptions.js";
import { tableKeys } from "./tableKeys.js";

/** Jobs in DynamoDB. `JobChanges` changes them. */
export class JobTable {
  readonly #client: DynamoDBDocumentClient;
  readonly #options: TableOptions;

  constructor(client: DynamoDBDocumentClient, options: TableOptions) {
    this.#client = client;
    this.#options = options;
  }

  async get(jobId: string): Promise<JobRecord | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#options.table, Key: tableKeys.job(jobId), ConsistentRead: true }),
    );
    return Item as JobRecord | undefined;
  }

  /** Up to 100 jobs, in no order. */
  async getMany(jobIds: readonly string[]): Promise<JobRecord[]> {
    const found: JobRecord[] = [];
    let Keys: object[] = jobIds.map(tableKeys.job);
    while (Keys.length > 0) {
      const request = { [this.#options.table]: { Keys, ConsistentRead: true } };
      const { Responses, UnprocessedKeys } = await this.#client.send(new BatchGetCommand({ RequestItems: request }));
      found.push(...((Responses?.[this.#options.table] ?? []) as JobRecord[]));
      Keys = UnprocessedKeys?.[this.#options.table]?.Keys ?? [];
    }
    return found;
  }

  /** By our id, or by Batch's of its last submission or an earlier one. */
  async find(id: string): Promise<JobRecord | undefined> {
    const own = await this.get(id);
    if (own !== undefined) return own;
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#options.table, Key: tableKeys.submission(id), ConsistentRead: true }),
    );
    return typeof Item?.jobId === "string" ? this.get(Item.jobId) : undefined;
  }

  /** Up to 100 new jobs, all or none. False where they were there already, from a call that was repeated. */
  async create(jobs: readonly JobRecord[]): Promise<boolean> {
    const TransactItems = jobs.map((job) => ({
      Put: {
        TableName: this.#options.table,
        Item: this.#itemOf(job),
        ConditionExpression: "attribute_not_exists(pk)",
      },
    }));
    try {
      await this.#client.send(new TransactWriteCommand({ TransactItems }));
      return true;
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : undefined;
      if (reasons?.some(({ Code }) => Code === "ConditionalCheckFailed") === true) return false;
      throw error;
    }
  }

  #itemOf(job: JobRecord) {
    const place =
      job.batchId === undefined ? {} : { gsi1pk: job.batchId, gsi1sk: tableKeys.inBatch(job.status, job.index ?? 0) };
    return { ...tableKeys.job(job.jobId), ...job, ...place, expiresAt: expiryOf(this.#options) };
  }
}
