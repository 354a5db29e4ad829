import type { CategoryKpi, OrderKpi } from "../ports.js";
import { readSql } from "../sql/readSql.js";
import { type Database, literal } from "./Database.js";
import { dayRanges } from "./dayRanges.js";
import { type CategoryParts, type OrderParts, toCategoryKpi, toOrderKpi } from "./toKpis.js";

/** Rows of the touched days that are grouped at a time: what they take stays far below the database's memory, so nothing is spilled. */
const ITEMS_AT_A_TIME = 500_000;
/** More, since the items of all days are gone through for each range. */
const ORDERS_AT_A_TIME = 5_000_000;

export interface Computed {
  readonly categories: readonly CategoryKpi[];
  readonly orders: readonly OrderKpi[];
  /** By day: items that have a product. */
  readonly withProduct: ReadonlyMap<string, number>;
}

/** The KPIs of the touched days. */
export async function computeKpis(database: Database): Promise<Computed> {
  const categories = await byDays<CategoryParts>(database, "category_kpis", "items_touched", ITEMS_AT_A_TIME);
  const orders = await byDays<OrderParts>(database, "order_kpis", "orders_touched", ORDERS_AT_A_TIME);
  const withProduct = new Map<string, number>();
  for (const { day, items } of categories) withProduct.set(day, (withProduct.get(day) ?? 0) + Number(items));
  return { categories: categories.map(toCategoryKpi), orders: orders.map(toOrderKpi), withProduct };
}

/** The rows of `<name>.sql`, which groups a view by its day: the query sees a range of the view's days at a time. */
async function byDays<Row extends object>(
  database: Database,
  name: string,
  view: string,
  rowsAtATime: number,
): Promise<Row[]> {
  const days = await database.rows<{ day: string; rows: string }>(
    `SELECT day, COUNT(*) AS rows FROM ${view} GROUP BY day ORDER BY day`,
  );
  const counted = days.map(({ day, rows }) => ({ day, rows: Number(rows) }));
  const found: Row[] = [];
  for (const { from, to } of dayRanges(counted, rowsAtATime)) {
    const range = `SELECT * FROM main.${view} WHERE day BETWEEN DATE ${literal(from)} AND DATE ${literal(to)}`;
    found.push(...(await database.rows<Row>(`WITH ${view} AS NOT MATERIALIZED (${range})\n${readSql(name)}`)));
  }
  return found;
}
