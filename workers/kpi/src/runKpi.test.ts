import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { RunBusyError } from "./RunBusyError.js";
import { runKpi } from "./runKpi.js";
import { HAND_WORKED, putHandWorked } from "./testing/handWorked.js";
import { LocalBed } from "./testing/LocalBed.js";

let bed: LocalBed;
beforeEach(async () => {
  bed = await LocalBed.make();
  await putHandWorked(bed);
});
afterEach(async () => await bed.end());

const CATEGORIES = [
  {
    category: "Electronics",
    order_date: "2023-01-15",
    daily_revenue: "21.500000",
    avg_order_value: "10.750000",
    avg_return_rate: "0.500000",
    item_return_rate: "0.500000",
    net_revenue: "10.500000",
  },
  {
    category: "Electronics",
    order_date: "2023-01-16",
    daily_revenue: "5.000000",
    avg_order_value: "5.000000",
    avg_return_rate: "0.000000",
    item_return_rate: "0.000000",
    net_revenue: "5.000000",
  },
  {
    category: "Home",
    order_date: "2023-01-15",
    daily_revenue: "25.000000",
    avg_order_value: "25.000000",
    avg_return_rate: "0.000000",
    item_return_rate: "0.000000",
    net_revenue: "25.000000",
  },
];

const ORDERS = [
  {
    order_date: "2023-01-15",
    total_orders: 2,
    total_revenue: "46.500000",
    total_items_sold: 3,
    return_rate: "0.500000",
    unique_customers: 2,
    item_return_rate: "0.333333",
    net_revenue: "35.500000",
  },
  {
    order_date: "2023-01-16",
    total_orders: 1,
    total_revenue: "5.000000",
    total_items_sold: 1,
    return_rate: "0.000000",
    unique_customers: 1,
    item_return_rate: "0.000000",
    net_revenue: "5.000000",
  },
];

describe("a run on the hand-worked example", () => {
  test("gives its KPIs, and a record that counts everything", async () => {
    const record = await bed.run({ runId: "first" });
    expect(bed.tables.categories).toEqual(CATEGORIES);
    expect(bed.tables.orders).toEqual(ORDERS);
    expect(record).toMatchObject({
      runId: "first",
      status: "succeeded",
      quality: { rows: 10, duplicates: 0, rejected: 0, orphans: 0 },
      days: ["2023-01-15", "2023-01-16"],
      written: { categories: 3, orders: 2 },
    });
    expect(record.inputs.map(({ key }) => key).sort()).toEqual(
      Object.keys(HAND_WORKED)
        .map((name) => `Data/${name}`)
        .sort(),
    );
    expect(bed.told).toEqual([record]);
  });

  test("changes nothing when it runs again, and says so", async () => {
    const first = await bed.run();
    const again = await bed.run();
    expect(again).toMatchObject({ quality: first.quality, days: [], written: { categories: 0, orders: 0 } });
  });

  test("counts the same file under another name as duplicates, and nothing twice", async () => {
    await bed.put("order_items/a copy.csv", HAND_WORKED["order_items/part-0.csv"]);
    const { quality } = await bed.run();
    expect(quality).toEqual({ rows: 14, duplicates: 4, rejected: 0, orphans: 0 });
    expect(bed.tables.categories).toEqual(CATEGORIES);
    expect(bed.tables.orders).toEqual(ORDERS);
  });

  test("tells a failure too, writes nothing, and leaves the scratch folder empty", async () => {
    await bed.put("order_items/part-1.csv", "");
    await expect(bed.run()).rejects.toThrow("Data/order_items/part-1.csv is empty: not even a header");
    expect(bed.told).toMatchObject([{ status: "failed", error: { name: "InputError" }, written: { categories: 0 } }]);
    expect(bed.tables.categories).toEqual([]);
  });

  test("does not start while another run holds the lease", async () => {
    const { ports } = bed;
    const busy = { ...ports, ledger: { ...ports.ledger, acquire: async () => undefined } };
    const run = runKpi(busy, { scratch: bed.folder }, new AbortController().signal);
    await expect(run).rejects.toThrow(RunBusyError);
    expect(bed.told).toEqual([]);
  });
});
