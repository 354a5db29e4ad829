import type { CategoryKpi, OrderKpi, Quality } from "../ports.js";

/** The accepted rows of one file, and how many it has in all. */
export interface ReferenceFile {
  readonly rows: number;
  readonly products: readonly { readonly id: string; readonly category: string }[];
  readonly orders: readonly { readonly id: string; readonly user: string | null; readonly at: Date }[];
  readonly items: readonly {
    readonly id: string;
    readonly order: string;
    readonly product: string;
    readonly status: string | null;
    readonly at: Date;
    /** In cents. */
    readonly cents: number;
  }[];
}

/**
 * The KPIs by their definitions, in maps and loops, with nothing of the pipeline's own code: what every engine is held against. Files are given oldest
 * first. It divides by long division, digit by digit.
 */
export function referenceKpis(files: readonly ReferenceFile[]): {
  readonly category: CategoryKpi[];
  readonly order: OrderKpi[];
  readonly quality: Quality;
} {
  const products = new Map(files.flatMap((file) => file.products.map((row) => [row.id, row] as const)));
  const orders = new Map(files.flatMap((file) => file.orders.map((row) => [row.id, row] as const)));
  const items = [...new Map(files.flatMap((file) => file.items.map((row) => [row.id, row] as const))).values()];
  const day = (at: Date): string => at.toISOString().slice(0, 10);

  const category: CategoryKpi[] = [];
  const sold = groupBy(
    items.filter((item) => products.has(item.product)),
    (item) => JSON.stringify([products.get(item.product)?.category, day(item.at)]),
  );
  for (const [key, group] of sold) {
    const [name, order_date] = JSON.parse(key) as [string, string];
    const orderCount = new Set(group.map((item) => item.order)).size;
    const returned = group.filter((item) => item.status === "returned").length;
    category.push({
      category: name,
      order_date,
      daily_revenue: decimal(centsOf(group), 100),
      avg_order_value: decimal(centsOf(group), 100 * orderCount),
      avg_return_rate: decimal(returned, orderCount),
      item_return_rate: decimal(returned, group.length),
      net_revenue: decimal(centsOf(group.filter(isKept)), 100),
    });
  }

  const order: OrderKpi[] = [];
  for (const [order_date, group] of groupBy(orders.values(), (row) => day(row.at))) {
    const ids = new Set(group.map((row) => row.id));
    const theirs = items.filter((item) => ids.has(item.order));
    const returned = theirs.filter((item) => item.status === "returned").length;
    order.push({
      order_date,
      total_orders: ids.size,
      total_revenue: decimal(centsOf(theirs), 100),
      total_items_sold: theirs.length,
      return_rate: decimal(returned, ids.size),
      unique_customers: new Set(group.map((row) => row.user).filter((user) => user !== null)).size,
      item_return_rate: decimal(returned, theirs.length),
      net_revenue: decimal(centsOf(theirs.filter(isKept)), 100),
    });
  }

  const accepted = files.reduce((sum, file) => sum + file.products.length + file.orders.length + file.items.length, 0);
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return {
    category: category.sort((a, b) => compare(a.category, b.category) || compare(a.order_date, b.order_date)),
    order: order.sort((a, b) => compare(a.order_date, b.order_date)),
    quality: {
      rows,
      rejected: rows - accepted,
      duplicates: accepted - products.size - orders.size - items.length,
      orphans: items.filter((item) => !products.has(item.product) || !orders.has(item.order)).length,
    },
  };
}

type Item = ReferenceFile["items"][number];

function isKept(item: Item): boolean {
  return item.status !== "returned" && item.status !== "cancelled";
}

function groupBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

function centsOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + item.cents, 0);
}

/** Long division digit by digit, to a seventh digit and what is left, and then half to even. */
function decimal(dividend: number, divisor: number): string {
  if (divisor === 0) return "0.000000";
  let rest = dividend % divisor;
  let digits = String((dividend - rest) / divisor);
  for (let place = 0; place < 6; place++) {
    const next = (rest * 10) % divisor;
    digits += String((rest * 10 - next) / divisor);
    rest = next;
  }
  const last = Number(digits.at(-1));
  const up = rest * 2 > divisor || (rest * 2 === divisor && last % 2 === 1);
  const whole = up ? increment(digits) : digits;
  return `${whole.slice(0, -6)}.${whole.slice(-6)}`;
}

function increment(digits: string): string {
  if (digits === "") return "1";
  const last = Number(digits.at(-1));
  return last === 9 ? `${increment(digits.slice(0, -1))}0` : `${digits.slice(0, -1)}${last + 1}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
