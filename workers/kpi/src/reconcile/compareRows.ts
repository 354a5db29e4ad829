import type { CategoryKpi, OrderKpi } from "../ports.js";
import { canonicalNumber } from "./canonicalNumber.js";
import type { RowKey, StoredRow } from "./StoredRow.js";

/** An attribute that is not what the input gives. */
export interface Difference {
  readonly name: string;
  /** Undefined where the row has no such attribute. */
  readonly stored: string | undefined;
  readonly computed: string;
}

/** A table against what the input gives now. */
export interface TableFindings {
  /** Rows that the table holds. */
  readonly rows: number;
  /** Rows whose key the input gives no more. */
  readonly vanished: readonly StoredRow[];
  /** Keys that the input gives and the table lacks. */
  readonly missing: readonly RowKey[];
  readonly differing: readonly { readonly key: RowKey; readonly differences: readonly Difference[] }[];
}

/**
 * Compares the rows of a table with those that the input gives: keys, then each KPI as a number. What a row carries beside
 * its KPIs, as the run that wrote it, is not compared.
 */
export async function compareRows(
  computed: readonly (CategoryKpi | OrderKpi)[],
  stored: AsyncIterable<StoredRow>,
): Promise<TableFindings> {
  const wanted = new Map(computed.map((row) => [nameOf(row), row]));
  const vanished: StoredRow[] = [];
  const differing: TableFindings["differing"][number][] = [];
  let rows = 0;
  for await (const row of stored) {
    rows += 1;
    const name = nameOf(row.key);
    const counterpart = wanted.get(name);
    if (counterpart === undefined) {
      vanished.push(row);
      continue;
    }
    wanted.delete(name);
    const differences = differencesOf(counterpart, row);
    if (differences.length > 0) differing.push({ key: row.key, differences });
  }
  const missing = [...wanted.values()].map(keyOf);
  return {
    rows,
    vanished: vanished.sort((a, b) => byKey(a.key, b.key)),
    missing: missing.sort(byKey),
    differing: differing.sort((a, b) => byKey(a.key, b.key)),
  };
}

function differencesOf(computed: CategoryKpi | OrderKpi, { values }: StoredRow): Difference[] {
  return Object.entries(computed).flatMap(([name, value]) => {
    if (name === "category" || name === "order_date") return [];
    const [wanted, stored] = [String(value), values[name]];
    if (stored !== undefined && canonicalNumber(stored) === canonicalNumber(wanted)) return [];
    return [{ name, stored, computed: wanted }];
  });
}

function keyOf(row: CategoryKpi | OrderKpi): RowKey {
  const { order_date } = row;
  return "category" in row ? { category: row.category, order_date } : { order_date };
}

function nameOf({ category, order_date }: RowKey): string {
  return JSON.stringify([category ?? null, order_date]);
}

function byKey(a: RowKey, b: RowKey): number {
  return compare(a.category ?? "", b.category ?? "") || compare(a.order_date, b.order_date);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
