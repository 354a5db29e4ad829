/** One of the two tables of KPIs. */
export type KpiTable = "category" | "order";

/** What names a row: the category in the table of categories, and the UTC day, `YYYY-MM-DD`. */
export interface RowKey {
  readonly category?: string;
  readonly order_date: string;
}

/** A row as a table holds it. */
export interface StoredRow {
  readonly key: RowKey;
  /** Every attribute as text: numbers as their digits, what has another type than the pipeline writes as JSON. */
  readonly values: Readonly<Record<string, string>>;
}
