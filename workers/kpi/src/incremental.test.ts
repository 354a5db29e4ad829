import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { KpiTables } from "./ports.js";
import { runKpi } from "./runKpi.js";
import { LocalBed } from "./testing/LocalBed.js";

let bed: LocalBed;
beforeEach(async () => {
  bed = await LocalBed.make();
  await bed.put("products/all.csv", "id,category\n1,Toys\n2,Books\n");
  for (const day of [1, 2, 3, 4]) await putDay(day, "5.00");
});
afterEach(async () => await bed.end());

/** Order and item `day`, of product 1 on odd days and 2 on even ones. */
async function putDay(day: number, price: string): Promise<void> {
  const at = `2024-03-0${day}T12:00:00`;
  await bed.put(`orders/${day}.csv`, `order_id,user_id,status,created_at\n${day},1,,${at}\n`);
  await bed.put(
    `order_items/${day}.csv`,
    `id,order_id,product_id,status,created_at,sale_price\n${day},${day},${2 - (day % 2)},,${at},${price}\n`,
  );
}

const revenues = (): string[] => bed.tables.orders.map((row) => row.total_revenue);

describe("a run after others", () => {
  test("computes and writes only the day of a file that was replaced", async () => {
    await bed.run();
    await putDay(3, "7.50");
    const record = await bed.run();
    expect(record).toMatchObject({ days: ["2024-03-03"], written: { categories: 1, orders: 1 } });
    expect(revenues()).toEqual(["5.000000", "5.000000", "7.500000", "5.000000"]);
    expect(record.quality).toEqual({ rows: 10, rejected: 0, duplicates: 0, orphans: 0 });
  });

  test("lets a later file's row win, on the day it was on and on the day it is on now", async () => {
    await bed.run();
    const header = "id,order_id,product_id,status,created_at,sale_price";
    await bed.put("order_items/late.csv", `${header}\n2,2,2,returned,2024-03-04T00:00:00,9.00\n`);
    const record = await bed.run();
    expect(record.days).toEqual(["2024-03-02", "2024-03-04"]);
    expect(record.quality).toMatchObject({ rows: 11, duplicates: 1 });
    const books = bed.tables.categories.filter((row) => row.category === "Books");
    expect(books.map((row) => [row.order_date, row.daily_revenue])).toContainEqual(["2024-03-04", "14.000000"]);
    // The order is still of March 2nd.
    expect(revenues()).toEqual(["5.000000", "9.000000", "5.000000", "5.000000"]);

    // Without it the row that it replaced counts again, which only the other files know.
    await bed.remove("order_items/late.csv");
    expect((await bed.run()).quality).toMatchObject({ rows: 10, duplicates: 0 });
    expect(revenues()).toEqual(["5.000000", "5.000000", "5.000000", "5.000000"]);
  });

  test("computes every day on which a changed product sold, and no other", async () => {
    await bed.run();
    await bed.put("products/all.csv", "id,category\n1,Games\n2,Books\n");
    const record = await bed.run();
    expect(record.days).toEqual(["2024-03-01", "2024-03-03"]);
    expect(bed.tables.categories.filter((row) => row.category === "Games")).toHaveLength(2);
  });

  test("counts orphans over everything, and no more once their product is there", async () => {
    await bed.put("products/all.csv", "id,category\n1,Toys\n");
    expect((await bed.run()).quality?.orphans).toBe(2);
    await putDay(1, "6.00");
    expect((await bed.run()).quality?.orphans).toBe(2);
    await bed.put("products/more.csv", "id,category\n2,Books\n");
    expect(await bed.run()).toMatchObject({ quality: { orphans: 0 }, days: ["2024-03-02", "2024-03-04"] });
  });

  test("computes everything after a run that broke off between the tables and the state", async () => {
    await bed.run();
    await putDay(2, "8.00");
    const tables: KpiTables = {
      putCategories: async (rows) => await bed.tables.putCategories(rows),
      putOrders: async () => await Promise.reject(new Error("cut off")),
    };
    const options = { scratch: join(bed.folder, "scratch") };
    const broken = runKpi({ ...bed.ports, tables }, options, new AbortController().signal);
    await expect(broken).rejects.toThrow("cut off");
    expect(revenues()[1]).toBe("5.000000");
    expect((await bed.run()).days).toHaveLength(4);
    expect(revenues()[1]).toBe("8.000000");
    expect((await bed.run()).days).toEqual([]);
  });

  test("computes everything where the index is damaged", async () => {
    await bed.run();
    await writeFile(join(bed.folder, "artifacts/state/index.json"), "{");
    expect((await bed.run()).days).toHaveLength(4);
  });

  test("fails, and says what to do, where a file of the state is missing", async () => {
    await bed.run();
    await rm(join(bed.folder, "artifacts/state/items/2024-03-01"), { recursive: true });
    await putDay(3, "1.00");
    await expect(bed.run()).rejects.toThrow("state/items/2024-03-01/0.parquet is missing");
  });

  test("leaves no state where it is told to", async () => {
    await bed.run({ incremental: false });
    await putDay(1, "6.00");
    expect((await bed.run({ incremental: false })).days).toHaveLength(4);
    expect(revenues()[0]).toBe("6.000000");
  });
});
