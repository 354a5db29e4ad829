import type { KpiDocument } from "../KpiDocument.js";

/** The numbers behind the picture. Floating point is good enough for pixels; the tables keep the exact decimals. */
export interface Series {
  readonly days: readonly DayPoint[];
  readonly categories: readonly CategoryPoint[];
  readonly totals: {
    readonly revenue: number;
    readonly netRevenue: number;
    readonly orders: number;
    readonly items: number;
    /** Returned items ÷ items. */
    readonly itemReturnRate: number;
  };
}

interface DayPoint {
  readonly date: string;
  readonly revenue: number;
  readonly netRevenue: number;
  readonly orders: number;
  readonly itemReturnRate: number;
}

interface CategoryPoint {
  readonly category: string;
  readonly revenue: number;
  readonly netRevenue: number;
}

/** Most categories that a picture shows by name; the rest are summed. */
const mostCategories = 15;

/** Sums KPIs up for the picture; categories by revenue, the largest first. */
export function seriesOf({ order, category }: KpiDocument): Series {
  const days = order.map((day) => ({
    date: day.order_date,
    revenue: Number(day.total_revenue),
    netRevenue: Number(day.net_revenue),
    orders: day.total_orders,
    itemReturnRate: Number(day.item_return_rate),
  }));
  const items = order.reduce((sum, day) => sum + day.total_items_sold, 0);
  const returned = order.reduce((sum, day) => sum + Number(day.item_return_rate) * day.total_items_sold, 0);
  return {
    days,
    categories: foldSmall(byCategory(category)),
    totals: {
      revenue: days.reduce((sum, { revenue }) => sum + revenue, 0),
      netRevenue: days.reduce((sum, { netRevenue }) => sum + netRevenue, 0),
      orders: days.reduce((sum, { orders }) => sum + orders, 0),
      items,
      itemReturnRate: items === 0 ? 0 : returned / items,
    },
  };
}

function byCategory(rows: KpiDocument["category"]): CategoryPoint[] {
  const sums = new Map<string, CategoryPoint>();
  for (const { category, daily_revenue, net_revenue } of rows) {
    const before = sums.get(category);
    sums.set(category, {
      category,
      revenue: (before?.revenue ?? 0) + Number(daily_revenue),
      netRevenue: (before?.netRevenue ?? 0) + Number(net_revenue),
    });
  }
  return [...sums.values()].sort((one, other) => other.revenue - one.revenue);
}

function foldSmall(points: readonly CategoryPoint[]): readonly CategoryPoint[] {
  if (points.length <= mostCategories) return points;
  const rest = points.slice(mostCategories - 1);
  return [
    ...points.slice(0, mostCategories - 1),
    {
      category: `${rest.length} others`,
      revenue: rest.reduce((sum, { revenue }) => sum + revenue, 0),
      netRevenue: rest.reduce((sum, { netRevenue }) => sum + netRevenue, 0),
    },
  ];
}
