import type { CategoryKpi, OrderKpi } from "../ports.js";
import { readSql } from "../sql/readSql.js";
import type { Database } from "./Database.js";
import { type CategoryParts, type OrderParts, toCategoryKpi, toOrderKpi } from "./toKpis.js";

export interface Computed {
  readonly categories: readonly CategoryKpi[];
  readonly orders: readonly OrderKpi[];
  /** By day: items that have a product. */
  readonly withProduct: ReadonlyMap<string, number>;
}

/** The KPIs of the touched days. */
export async function computeKpis(database: Database): Promise<Computed> {
  const categories = await database.rows<CategoryParts>(readSql("category_kpis"));
  const orders = await database.rows<OrderParts>(readSql("order_kpis"));
  const withProduct = new Map<string, number>();
  for (const { day, items } of categories) withProduct.set(day, (withProduct.get(day) ?? 0) + Number(items));
  return { categories: categories.map(toCategoryKpi), orders: orders.map(toOrderKpi), withProduct };
}
