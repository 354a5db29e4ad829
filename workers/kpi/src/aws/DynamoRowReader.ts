import { type AttributeValue, type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import type { RowReader } from "../reconcile/ReconcilePorts.js";
import type { KpiTable, StoredRow } from "../reconcile/StoredRow.js";

export type KpiTableNames = Readonly<Record<KpiTable, string>>;

/** What the pipeline writes as text; all else are numbers. */
const texts = new Set(["category", "order_date", "run_id", "computed_at"]);

/** Reads the KPI tables whole. Needs `dynamodb:Scan`, which the worker's role lacks. */
export class DynamoRowReader implements RowReader {
  readonly #client: DynamoDBClient;
  readonly #names: KpiTableNames;

  constructor(client: DynamoDBClient, names: KpiTableNames) {
    this.#client = client;
    this.#names = names;
  }

  async *rows(table: KpiTable, abortSignal: AbortSignal): AsyncGenerator<StoredRow> {
    const scan = { TableName: this.#names[table], ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client: this.#client }, scan, { abortSignal })) {
      for (const item of Items) yield storedRow(table, item);
    }
  }
}

function storedRow(table: KpiTable, item: Record<string, AttributeValue>): StoredRow {
  const values = Object.fromEntries(Object.entries(item).map(([name, value]) => [name, textOf(name, value)]));
  const { category = "", order_date = "" } = values;
  return { key: table === "category" ? { category, order_date } : { order_date }, values };
}

function textOf(name: string, value: AttributeValue): string {
  return (texts.has(name) ? value.S : value.N) ?? JSON.stringify(value);
}
