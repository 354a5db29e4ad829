import type { CategoryKpi, OrderKpi } from "../ports.js";
import { divideHalfEven, formatMicros, microsOf, parseMicros } from "./divideHalfEven.js";

/** A row of category_kpis.sql; every value as text, as it comes from DuckDB and from Spark's files alike. */
export interface CategoryParts {
  readonly category: string;
  readonly day: string;
  readonly orders: string;
  readonly items: string;
  readonly returned: string;
  readonly revenue: string;
  readonly net_revenue: string;
}

/** A row of order_kpis.sql; every value as text. */
export interface OrderParts {
  readonly day: string;
  readonly orders: string;
  readonly customers: string;
  readonly items: string;
  readonly returned: string;
  readonly revenue: string;
  readonly net_revenue: string;
}

/** The one place where anything is divided: half to even, 6 places. */
export function toCategoryKpi(parts: CategoryParts): CategoryKpi {
  const revenue = parseMicros(parts.revenue);
  const orders = BigInt(parts.orders);
  const returned = microsOf(BigInt(parts.returned));
  return {
    category: parts.category,
    order_date: parts.day,
    daily_revenue: formatMicros(revenue),
    avg_order_value: divideHalfEven(revenue, orders),
    avg_return_rate: divideHalfEven(returned, orders),
    item_return_rate: divideHalfEven(returned, BigInt(parts.items)),
    net_revenue: formatMicros(parseMicros(parts.net_revenue)),
  };
}

/** The one place where anything is divided: half to even, 6 places. */
export function toOrderKpi(parts: OrderParts): OrderKpi {
  const returned = microsOf(BigInt(parts.returned));
  return {
    order_date: parts.day,
    total_orders: Number(parts.orders),
    total_revenue: formatMicros(parseMicros(parts.revenue)),
    total_items_sold: Number(parts.items),
    return_rate: divideHalfEven(returned, BigInt(parts.orders)),
    unique_customers: Number(parts.customers),
    item_return_rate: divideHalfEven(returned, BigInt(parts.items)),
    net_revenue: formatMicros(parseMicros(parts.net_revenue)),
  };
}
