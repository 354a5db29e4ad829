import type { Logger } from "@sallyport/worker-kit";
import type { CategoryKpi, KpiTables, OrderKpi, RowStamp } from "../ports.js";

/** The newest rows of a write, which a dashboard shows; a first run over years would fill the log otherwise. */
const MOST_ORDER_DAYS = 400;
const MOST_CATEGORY_DAYS = 2_000;

/** Tells in the log what was written, for the dashboard: KPIs are sums over a day, and name no customer. */
export class LoggedTables implements KpiTables {
  readonly #inner: KpiTables;
  readonly #logger: Logger;

  constructor(inner: KpiTables, logger: Logger) {
    this.#inner = inner;
    this.#logger = logger;
  }

  async putCategories(rows: readonly CategoryKpi[], stamp: RowStamp, signal: AbortSignal): Promise<void> {
    await this.#inner.putCategories(rows, stamp, signal);
    for (const row of newest(rows, MOST_CATEGORY_DAYS)) this.#logger.info("kpi.category_day", asNumbers(row));
  }

  async putOrders(rows: readonly OrderKpi[], stamp: RowStamp, signal: AbortSignal): Promise<void> {
    await this.#inner.putOrders(rows, stamp, signal);
    for (const row of newest(rows, MOST_ORDER_DAYS)) this.#logger.info("kpi.order_day", asNumbers(row));
  }
}

function newest<Row extends { readonly order_date: string }>(rows: readonly Row[], count: number): Row[] {
  return [...rows].sort((a, b) => (a.order_date < b.order_date ? 1 : -1)).slice(0, count);
}

/** A chart needs numbers; the exact decimals are in the table. */
function asNumbers({ order_date, ...kpis }: CategoryKpi | OrderKpi): Record<string, unknown> {
  const entries = Object.entries(kpis).map(([name, value]) => [name, name === "category" ? value : Number(value)]);
  return { order_date, ...Object.fromEntries(entries) };
}
