import type { Computed } from "../compute/computeKpis.js";
import type { Database } from "../compute/Database.js";
import type { ReadFile } from "../validate/ReadFile.js";
import type { Merged } from "./mergeState.js";
import type { RunPlan } from "./planRun.js";
import type { IndexedFile, RunIndex } from "./RunIndex.js";

export interface NextIndexOptions {
  readonly database: Database;
  readonly index: RunIndex;
  readonly plan: RunPlan;
  readonly read: readonly ReadFile[];
  /** By a file's number: the days of its rows. */
  readonly fileDays: ReadonlyMap<number, readonly string[]>;
  readonly merged: Merged;
  readonly computed: Computed;
}

/** The index after a run: the untouched days as they were, the touched ones counted anew. The parts of the changed days are still to be set. */
export async function nextIndex(options: NextIndexOptions): Promise<RunIndex> {
  const { database, index, plan, read, fileDays, merged, computed } = options;
  const overlapping = new Set((await database.values("SELECT DISTINCT file FROM overlapping")).map(Number));
  const [products = "0"] = await database.values("SELECT COUNT(*) FROM products");
  const itemRows = await countByDay(database, "items_touched");
  const orderRows = await countByDay(database, "orders_touched");
  const orderItems = new Map(computed.orders.map((row) => [row.order_date, row.total_items_sold]));
  const before = plan.full ? { items: {}, orders: {} } : index;
  return {
    version: 1,
    complete: true,
    nextId: plan.nextId,
    files: [
      ...plan.kept.map((file) => ({ ...file, overlaps: file.overlaps || overlapping.has(file.id) })),
      ...read.map((file) => indexedFile(file, fileDays.get(file.id) ?? [], overlapping.has(file.id))),
    ],
    items: replaceDays(before.items, merged.touched.items, (day, parts) => {
      const rows = itemRows.get(day);
      return rows === undefined
        ? undefined
        : { rows, parts, withoutProduct: rows - (computed.withProduct.get(day) ?? 0) };
    }),
    orders: replaceDays(before.orders, merged.touched.orders, (day, parts) => {
      const rows = orderRows.get(day);
      return rows === undefined ? undefined : { rows, parts, items: orderItems.get(day) ?? 0 };
    }),
    products: { rows: Number(products), parts: index.products.parts },
  };
}

function indexedFile(
  { id, dataset, input, rows, rejected }: ReadFile,
  days: readonly string[],
  overlaps: boolean,
): IndexedFile {
  const { key, etag, modified } = input;
  return { id, key, etag, modified: modified.toISOString(), dataset, rows, rejected, days: [...days], overlaps };
}

async function countByDay(database: Database, view: string): Promise<Map<string, number>> {
  const rows = await database.rows<{ day: string; rows: string }>(
    `SELECT day, COUNT(*) AS rows FROM ${view} GROUP BY day`,
  );
  return new Map(rows.map((row) => [row.day, Number(row.rows)]));
}

function replaceDays<Day extends { readonly parts: number }>(
  before: Readonly<Record<string, Day>>,
  touched: readonly string[],
  count: (day: string, parts: number) => Day | undefined,
): Record<string, Day> {
  const days = new Map(Object.entries(before));
  for (const day of touched) {
    const counted = count(day, days.get(day)?.parts ?? 0);
    if (counted === undefined) days.delete(day);
    else days.set(day, counted);
  }
  return Object.fromEntries([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}
