import { grid } from "../../../output/grid.js";
import { printable } from "../../../output/printable.js";
import type { KpiDocument } from "../KpiDocument.js";

/** Days that are shown at most; all are in the other formats. */
const mostDays = 14;

type Sums = Map<string, { revenue: bigint; net: bigint; days: number }>;

/** The KPIs for a person: the last days, the categories' totals, and what was wrong with the input. */
export function kpiTable({ category, order, quality }: KpiDocument): string {
  const shown = order.slice(-mostDays);
  const days = shown.map((day) => [
    day.order_date,
    `${day.total_orders}`,
    `${day.total_items_sold}`,
    `${day.unique_customers}`,
    money(micros(day.total_revenue)),
    money(micros(day.net_revenue)),
    Number(day.return_rate).toFixed(4),
    Number(day.item_return_rate).toFixed(4),
  ]);
  const header = ["day", "orders", "items", "customers", "revenue", "net", "return rate", "item return rate"];
  const categories = [...totals(category)]
    .sort(([, one], [, other]) => (one.revenue < other.revenue ? 1 : -1))
    .map(([name, { revenue, net, days: count }]) => [printable(name), `${count}`, money(revenue), money(net)]);
  return [
    grid([header, ...days]),
    ...(shown.length < order.length ? [`the last ${shown.length} of ${order.length} days`] : []),
    "",
    grid([["category", "days", "revenue", "net"], ...categories]),
    "",
    `${quality.rows} rows: ${quality.duplicates} duplicates dropped, ${quality.rejected} rejected, ${quality.orphans} orphans`,
    "",
  ].join("\n");
}

function totals(rows: KpiDocument["category"]): Sums {
  const sums: Sums = new Map();
  for (const { category, daily_revenue, net_revenue } of rows) {
    const sum = sums.get(category) ?? { revenue: 0n, net: 0n, days: 0 };
    sum.revenue += micros(daily_revenue);
    sum.net += micros(net_revenue);
    sum.days += 1;
    sums.set(category, sum);
  }
  return sums;
}

/** A decimal of up to 6 places as a whole number of millionths: sums stay exact. */
function micros(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(`${whole}${fraction.slice(0, 6).padEnd(6, "0")}`);
}

/** With thousands apart and two places; what is below a cent is cut off. */
function money(value: bigint): string {
  const cents = value / 10_000n;
  const sign = cents < 0n ? "-" : "";
  const digits = `${cents < 0n ? -cents : cents}`.padStart(3, "0");
  return `${sign}${digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
}
