import {
  type AttributeValue,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import { mapConcurrently, RetryableError } from "@sallyport/worker-kit";
import type { CategoryKpi, KpiTables, OrderKpi, RowStamp } from "../ports.js";
import { retrying } from "./retrying.js";
import { rowItem } from "./rowItem.js";
import type { WriteGuard } from "./WriteGuard.js";

export interface DynamoKpiTablesOptions {
  readonly categoryTable: string;
  readonly orderTable: string;
  /** Asked before each call. */
  readonly guard: WriteGuard;
  /** Attempts at one call's rows; default 10, which is about half a minute. */
  readonly attempts?: number | undefined;
}

/** DynamoDB's limit of requests in a batch call. */
const BATCH = 25;
const CALLS_IN_FLIGHT = 8;

type Item = Record<string, AttributeValue>;

/**
 * The KPI tables: `category` (S) and `order_date` (S), and `order_date` (S) alone. Needs `dynamodb:PutItem` and
 * `dynamodb:BatchWriteItem`; only puts are ever sent, though the permission covers deletes, which IAM cannot tell apart.
 *
 * Up to 25 rows, as of a touched day, are put one by one, each on the condition that no later run has written it. More
 * rows go in batches, which take no condition: so each call is made only while the lease lasts long enough for it.
 */
export class DynamoKpiTables implements KpiTables {
  readonly #client: DynamoDBClient;
  readonly #options: DynamoKpiTablesOptions;

  constructor(client: DynamoDBClient, options: DynamoKpiTablesOptions) {
    this.#client = client;
    this.#options = options;
  }

  async putCategories(rows: readonly CategoryKpi[], stamp: RowStamp, signal: AbortSignal): Promise<void> {
    await this.#put(this.#options.categoryTable, rows, stamp, signal);
  }

  async putOrders(rows: readonly OrderKpi[], stamp: RowStamp, signal: AbortSignal): Promise<void> {
    await this.#put(this.#options.orderTable, rows, stamp, signal);
  }

  async #put(
    table: string,
    rows: readonly (CategoryKpi | OrderKpi)[],
    stamp: RowStamp,
    signal: AbortSignal,
  ): Promise<void> {
    if (rows.length <= BATCH) {
      await mapConcurrently(
        rows,
        CALLS_IN_FLIGHT,
        async (row) => await this.#putOne(table, rowItem(row, stamp), stamp, signal),
      );
      return;
    }
    const starts = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) => index * BATCH);
    await mapConcurrently(starts, CALLS_IN_FLIGHT, async (start) => {
      const items = rows.slice(start, start + BATCH).map((row) => rowItem(row, stamp));
      await this.#putBatch(table, items, stamp, signal);
    });
  }

  async #putOne(
    TableName: string,
    Item: Item,
    { runId, computedAt }: RowStamp,
    abortSignal: AbortSignal,
  ): Promise<void> {
    const command = new PutItemCommand({
      TableName,
      Item,
      // Both keys of the category table end here: an item has all of its key, or is none.
      ConditionExpression: "attribute_not_exists(order_date) OR computed_at <= :computedAt",
      ExpressionAttributeValues: { ":computedAt": { S: computedAt } },
    });
    await this.#retrying(abortSignal, async () => {
      this.#options.guard.assertHeld(runId);
      await this.#client.send(command, { abortSignal }).catch((error: unknown) => {
        throw error instanceof ConditionalCheckFailedException ? superseded(error) : error;
      });
    });
  }

  async #putBatch(table: string, items: readonly Item[], { runId }: RowStamp, abortSignal: AbortSignal): Promise<void> {
    let rest: WriteRequest[] = items.map((Item) => ({ PutRequest: { Item } }));
    await this.#retrying(abortSignal, async () => {
      this.#options.guard.assertHeld(runId);
      const command = new BatchWriteItemCommand({ RequestItems: { [table]: rest } });
      const { UnprocessedItems } = await this.#client.send(command, { abortSignal });
      rest = UnprocessedItems?.[table] ?? [];
      if (rest.length > 0) throw unprocessed(rest.length);
    });
  }

  async #retrying(signal: AbortSignal, attempt: () => Promise<void>): Promise<void> {
    await retrying(signal, attempt, { attempts: this.#options.attempts ?? 10 });
  }
}

function unprocessed(items: number): RetryableError {
  return new RetryableError({
    reason: "unprocessed-items",
    what: `DynamoDB left ${items} rows of a batch unwritten`,
    fix: "They are sent again, later each time; see the table's throttling when it goes on",
  });
}

function superseded(cause: Error): RetryableError {
  return new RetryableError({
    reason: "superseded",
    what: "A row was written by a run that began later",
    fix: "The run begins again, and finds what that one left to be done",
    cause,
  });
}
