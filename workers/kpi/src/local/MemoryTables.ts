import type { CategoryKpi, KpiTables, OrderKpi } from "../ports.js";

/** The two tables as maps, for a report and for tests. */
export class MemoryTables implements KpiTables {
  readonly #categories = new Map<string, CategoryKpi>();
  readonly #orders = new Map<string, OrderKpi>();

  async putCategories(rows: readonly CategoryKpi[]): Promise<void> {
    for (const row of rows) this.#categories.set(JSON.stringify([row.category, row.order_date]), row);
  }

  async putOrders(rows: readonly OrderKpi[]): Promise<void> {
    for (const row of rows) this.#orders.set(row.order_date, row);
  }

  /** Sorted by category, then by day. */
  get categories(): CategoryKpi[] {
    return [...this.#categories.values()].sort(
      (a, b) => compare(a.category, b.category) || compare(a.order_date, b.order_date),
    );
  }

  /** Sorted by day. */
  get orders(): OrderKpi[] {
    return [...this.#orders.values()].sort((a, b) => compare(a.order_date, b.order_date));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
