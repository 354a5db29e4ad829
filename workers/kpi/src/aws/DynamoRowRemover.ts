import { ConditionalCheckFailedException, DeleteItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { RowRemover } from "../reconcile/ReconcilePorts.js";
import type { KpiTable, StoredRow } from "../reconcile/StoredRow.js";
import type { KpiTableNames } from "./DynamoRowReader.js";
import { retrying } from "./retrying.js";
import type { WriteGuard } from "./WriteGuard.js";

export interface DynamoRowRemoverOptions {
  readonly names: KpiTableNames;
  /** Asked before each call. */
  readonly guard: WriteGuard;
}

/** What tells one writing of a row from the next. */
const STAMPS = ["run_id", "computed_at"] as const;

/**
 * Removes rows one by one, each on the condition that no run has written it since it was read. Needs `dynamodb:DeleteItem`,
 * which the worker's role lacks.
 */
export class DynamoRowRemover implements RowRemover {
  readonly #client: DynamoDBClient;
  readonly #options: DynamoRowRemoverOptions;

  /** @param client one whose calls end before the lease does: see `leasedClient` */
  constructor(client: DynamoDBClient, options: DynamoRowRemoverOptions) {
    this.#client = client;
    this.#options = options;
  }

  async remove(table: KpiTable, { key, values }: StoredRow, runId: string, abortSignal: AbortSignal): Promise<boolean> {
    const { names, guard } = this.#options;
    const found = STAMPS.filter((name) => values[name] !== undefined);
    const command = new DeleteItemCommand({
      TableName: names[table],
      Key: Object.fromEntries(Object.entries(key).map(([name, value]) => [name, { S: String(value) }])),
      // A row of another writer has no stamps, and must have none still. One that is gone already may stay so.
      ConditionExpression: `attribute_not_exists(order_date) OR (${STAMPS.map((name) =>
        found.includes(name) ? `${name} = :${name}` : `attribute_not_exists(${name})`,
      ).join(" AND ")})`,
      ...(found.length > 0 && {
        ExpressionAttributeValues: Object.fromEntries(found.map((name) => [`:${name}`, { S: values[name] ?? "" }])),
      }),
    });
    return await retrying(
      abortSignal,
      async () => {
        guard.assertHeld(runId);
        await this.#client.send(command, { abortSignal });
        return true;
      },
      { attempts: 10 },
    ).catch((error: unknown) => {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    });
  }
}
