import { describe, expect, test } from "@jest/globals";
import { createLogger } from "@sallyport/worker-kit";
import { MemoryTables } from "../local/MemoryTables.js";
import type { OrderKpi } from "../ports.js";
import { LoggedTables } from "./LoggedTables.js";

const stamp = { runId: "run", computedAt: "2026-01-01T00:00:00.000Z" };
const { signal } = new AbortController();
const kpis = {
  total_orders: 1,
  total_revenue: "10.500000",
  total_items_sold: 2,
  return_rate: "0.333333",
  unique_customers: 1,
  item_return_rate: "0.000000",
  net_revenue: "10.500000",
};
const days = (count: number): OrderKpi[] =>
  Array.from({ length: count }, (_, index) => ({
    order_date: new Date(index * 86_400_000).toISOString().slice(0, 10),
    ...kpis,
  }));

describe("LoggedTables", () => {
  const make = () => {
    const lines: Record<string, unknown>[] = [];
    const inner = new MemoryTables();
    const logger = createLogger({ service: "test", write: (line) => lines.push(JSON.parse(line)) });
    return { lines, inner, tables: new LoggedTables(inner, logger) };
  };

  test("puts every row, and tells the newest ones once, with numbers", async () => {
    const { lines, inner, tables } = make();
    for (let at = 0; at < 1_000; at += 250) await tables.putOrders(days(1_000).slice(at, at + 250), stamp, signal);
    expect(inner.orders).toHaveLength(1_000);
    expect(lines).toEqual([]);
    tables.tell();
    tables.tell();
    expect(lines).toHaveLength(400);
    expect(lines[0]).toMatchObject({
      event: "kpi.order_day",
      order_date: "1972-09-26",
      ...kpis,
      total_revenue: 10.5,
      return_rate: 0.333333,
      item_return_rate: 0,
      net_revenue: 10.5,
    });
  });

  test("tells a category by its name", async () => {
    const { lines, tables } = make();
    const row = {
      category: "123",
      order_date: "2023-01-15",
      daily_revenue: "1.5",
      avg_order_value: "1",
      avg_return_rate: "0",
      item_return_rate: "0",
      net_revenue: "1",
    };
    await tables.putCategories([row], stamp, signal);
    tables.tell();
    expect(lines).toMatchObject([{ event: "kpi.category_day", category: "123", daily_revenue: 1.5 }]);
  });

  test("tells nothing that was not written", async () => {
    const { lines, tables, inner } = make();
    inner.putOrders = async () => Promise.reject(new Error("no"));
    await expect(tables.putOrders(days(1), stamp, signal)).rejects.toThrow("no");
    tables.tell();
    expect(lines).toEqual([]);
  });
});
