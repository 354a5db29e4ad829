import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { CategoryKpi, OrderKpi, RowStamp } from "../ports.js";

/** What is a text in the tables; all else is a number, exact to 38 digits, made of the decimal's own digits. */
const texts = new Set(["category", "order_date"]);

/** A row as an item, with the run that wrote it. */
export function rowItem(row: CategoryKpi | OrderKpi, { runId, computedAt }: RowStamp): Record<string, AttributeValue> {
  const attributes = Object.entries(row).map(([name, value]): [string, AttributeValue] => [
    name,
    texts.has(name) ? { S: String(value) } : { N: String(value) },
  ]);
  return { ...Object.fromEntries(attributes), run_id: { S: runId }, computed_at: { S: computedAt } };
}
