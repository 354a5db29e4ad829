import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { BatchRecord } from "./BatchRecord.js";
import { expiryOf } from "./expiryOf.js";
import type { JobStatus } from "./JobStatus.js";
import type { TableOptions } from "./TableOptions.js";
import { tableKeys } from "./tableKeys.js";
import { whenHolds } from "./whenHolds.js";

/** Ids of one page, and the one to go on after. */
export interface JobPage {
  readonly jobIds: readonly string[];
  readonly next?: string;
}

/**
 * Batches in DynamoDB. Their counts are read from the index rather than kept: a counter that all jobs of a batch add to would
 * be one item's thousand writes a second, and would drift with each event that is told twice. The index is behind by milliseconds.
 */
export class BatchTable {
  readonly #client: DynamoDBDocumentClient;
  readonly #options: TableOptions;

  constructor(client: DynamoDBDocumentClient, options: TableOptions) {
    this.#client = client;
    this.#options = options;
  }

  async get(batchId: string): Promise<BatchRecord | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#options.table, Key: tableKeys.batch(batchId), ConsistentRead: true }),
    );
    return Item as BatchRecord | undefined;
  }

  /** Does nothing where it is there already, from a call that was repeated. */
  async create(batch: BatchRecord): Promise<void> {
    const Item = { ...tableKeys.batch(batch.batchId), ...batch, expiresAt: expiryOf(this.#options) };
    const ConditionExpression = "attribute_not_exists(pk)";
    await whenHolds(this.#client.send(new PutCommand({ TableName: this.#options.table, Item, ConditionExpression })));
  }

  /** Says of all jobs that are not handed over yet, and may have no record yet, that they are to end; undefined takes it back. */
  async setCancelled(batchId: string, reason: string | undefined): Promise<void> {
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#options.table,
        Key: tableKeys.batch(batchId),
        ConditionExpression: "attribute_exists(pk)",
        ...(reason === undefined
          ? { UpdateExpression: "REMOVE cancelReason" }
          : { UpdateExpression: "SET cancelReason = :reason", ExpressionAttributeValues: { ":reason": reason } }),
      }),
    );
  }

  async count(batchId: string, status: JobStatus): Promise<number> {
    let count = 0;
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const query = { ...this.#query(batchId, status), Select: "COUNT" as const, ExclusiveStartKey };
      const { Count = 0, LastEvaluatedKey } = await this.#client.send(new QueryCommand(query));
      count += Count;
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return count;
  }

  /** Jobs of one status in the order of the batch. `after` is a job's id, checked to be of this batch. */
  async page(batchId: string, status: JobStatus, limit: number, after?: string): Promise<JobPage> {
    const index = Number(after?.slice(batchId.length + 1));
    const ExclusiveStartKey =
      after === undefined
        ? undefined
        : { ...tableKeys.job(after), gsi1pk: batchId, gsi1sk: tableKeys.inBatch(status, index) };
    const query = { ...this.#query(batchId, status), Limit: limit, ExclusiveStartKey };
    const { Items = [], LastEvaluatedKey } = await this.#client.send(new QueryCommand(query));
    const jobIds = Items.map(({ pk }) => String(pk).slice("JOB#".length));
    const next = jobIds.at(-1);
    return { jobIds, ...(LastEvaluatedKey !== undefined && next !== undefined && { next }) };
  }

  #query(batchId: string, status: JobStatus) {
    return {
      TableName: this.#options.table,
      IndexName: tableKeys.index,
      KeyConditionExpression: "gsi1pk = :batch AND begins_with(gsi1sk, :status)",
      ExpressionAttributeValues: { ":batch": batchId, ":status": `${status}#` },
    };
  }
}
