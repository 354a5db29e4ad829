import type { Logger } from "@sallyport/worker-kit";
import type { CategoryKpi, KpiTables, OrderKpi, RowStamp } from "../ports.js";

/** The newest rows of a run, which a dashboard shows; a first run over years would fill the log otherwise. */
const MOST_ORDER_DAYS = 400;
const MOST_CATEGORY_DAYS = 2_000;

/** Tells in the log what a run has written, for the dashboard: KPIs are sums over a day, and name no customer. */
export class LoggedTables implements KpiTables {
  readonly #inner: KpiTables;
  readonly #logger: Logger;
  #categories: CategoryKpi[] = [];
  #orders: OrderKpi[] = [];

  constructor(inner: KpiTables, logger: Logger) {
    this.#inner = inner;
    this.#logger = logger;
  }

  async putCategories(rows: readonly CategoryKpi[], stamp: RowStamp, signal: AbortSignal): Promise<void> {
    await this.#inner.putCategories(rows, stamp, signal);
    this.#categories = newest([...this.#categories, ...rows], MOST_CATEGORY_DAYS);
  }

  async putOrders(rows: readonly OrderKpi[], stamp: RowStamp, signal: AbortSignal): Promise<void> {
    await this.#inner.putOrders(rows, stamp, signal);
    this.#orders = newest([...this.#orders, ...rows], MOST_ORDER_DAYS);
  }

  /** Tells the rows that were put since the last call: at the end of a run, whether it succeeded or not. */
  tell(): void {
    for (const row of this.#categories) this.#logger.info("kpi.category_day", asNumbers(row));
    for (const row of this.#orders) this.#logger.info("kpi.order_day", asNumbers(row));
    this.#categories = [];
    this.#orders = [];
  }
}

function newest<Row extends { readonly order_date: string }>(rows: readonly Row[], count: number): Row[] {
  return rows.toSorted((a, b) => (a.order_date < b.order_date ? 1 : -1)).slice(0, count);
}

/** A chart needs numbers; the exact decimals are in the table. */
function asNumbers({ order_date, ...kpis }: CategoryKpi | OrderKpi): Record<string, unknown> {
  const entries = Object.entries(kpis).map(([name, value]) => [name, name === "category" ? value : Number(value)]);
  return { order_date, ...Object.fromEntries(entries) };
}
