import { describe, expect, test } from "@jest/globals";
import type { OrderKpi } from "../ports.js";
import { compareRows } from "./compareRows.js";
import type { StoredRow } from "./StoredRow.js";

const kpi = (order_date: string): OrderKpi => ({
  order_date,
  total_orders: 2,
  total_revenue: "46.500000",
  total_items_sold: 3,
  return_rate: "0.500000",
  unique_customers: 2,
  item_return_rate: "0.333333",
  net_revenue: "35.500000",
});

/** As the table gives it back: without zeros at the end, with what the run added. */
function stored(order_date: string, change: Readonly<Record<string, string>> = {}): StoredRow {
  const values = {
    ...Object.fromEntries(Object.entries(kpi(order_date)).map(([name, value]) => [name, String(value)])),
    total_revenue: "46.5",
    return_rate: "5E-1",
    run_id: "run-1",
    computed_at: "2026-01-01T00:00:00.000Z",
    ...change,
  };
  return { key: { order_date }, values };
}

async function* given(...rows: StoredRow[]): AsyncGenerator<StoredRow> {
  yield* rows;
}

describe("a table against what the input gives", () => {
  test("is found equal however its numbers are written, whichever run wrote it, whatever else it carries", async () => {
    const findings = await compareRows([kpi("2023-01-15")], given(stored("2023-01-15", { note: "checked" })));
    expect(findings).toEqual({ rows: 1, vanished: [], missing: [], differing: [] });
  });

  test("is told apart by key, both ways, in order", async () => {
    const days = ["2023-01-18", "2023-01-15", "2023-01-16"].map((day) => stored(day));
    const findings = await compareRows([kpi("2023-01-17"), kpi("2023-01-15"), kpi("2023-01-14")], given(...days));
    expect(findings).toEqual({
      rows: 3,
      vanished: [stored("2023-01-16"), stored("2023-01-18")],
      missing: [{ order_date: "2023-01-14" }, { order_date: "2023-01-17" }],
      differing: [],
    });
  });

  test("is told apart by each KPI: another number, none, or one that is no number", async () => {
    const { total_orders: _, ...values } = stored("2023-01-15", {
      total_revenue: "46.500001",
      net_revenue: '{"S":"35.5"}',
    }).values;
    const { differing } = await compareRows([kpi("2023-01-15")], given({ key: { order_date: "2023-01-15" }, values }));
    expect(differing).toEqual([
      {
        key: { order_date: "2023-01-15" },
        differences: [
          { name: "total_orders", stored: undefined, computed: "2" },
          { name: "total_revenue", stored: "46.500001", computed: "46.500000" },
          { name: "net_revenue", stored: '{"S":"35.5"}', computed: "35.500000" },
        ],
      },
    ]);
  });

  test("takes a category's name as it is, whatever is in it", async () => {
    const of = (category: string) => ({
      category,
      order_date: "2023-01-15",
      daily_revenue: "1.000000",
      avg_order_value: "1.000000",
      avg_return_rate: "0.000000",
      item_return_rate: "0.000000",
      net_revenue: "1.000000",
    });
    const row = (category: string): StoredRow => ({
      key: { category, order_date: "2023-01-15" },
      values: of(category),
    });
    const computed = ['a","2023', "a"].map(of);
    const { vanished, missing } = await compareRows(computed, given(row("a"), row("a ")));
    expect(vanished).toEqual([row("a ")]);
    expect(missing).toEqual([{ category: 'a","2023', order_date: "2023-01-15" }]);
  });
});
