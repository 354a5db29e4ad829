import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { LocalBed } from "./testing/LocalBed.js";
import { LocalProgram } from "./testing/LocalProgram.js";

const ITEMS = 1_000_000;
const DAYS = 30;

// A short form of the benchmark, which takes ten times as many items and the default of memory.
describe("a run on a file that does not fit the memory it is given", () => {
  let bed: LocalBed;
  let program: LocalProgram;
  beforeAll(async () => {
    bed = await LocalBed.make();
    program = await LocalProgram.build("memory");
    const day = (n: number): string => String(1 + (n % DAYS)).padStart(2, "0");
    await bed.put("products/a.csv", "id,category\n0,Toys\n1,Books\n2,Games\n");
    const lines = (count: number, line: (n: number) => string): string =>
      Array.from({ length: count }, (_, n) => line(n)).join("");
    await bed.put(
      "orders/a.csv",
      `order_id,user_id,status,created_at\n${lines(ITEMS / 2, (n) => `${n},${n % 999},,2024-06-${day(n)}T10:00:00\n`)}`,
    );
    await bed.put(
      "order_items/a.csv",
      `id,order_id,product_id,status,created_at,sale_price\n${lines(
        ITEMS,
        // Far from the order of the days, so that every group has rows everywhere.
        (n) => `${n},${n >> 1},${n % 3},${n % 10 === 0 ? "returned" : ""},2024-06-${day(n >> 1)}T10:00:00,1.25\n`,
      )}`,
    );
  });
  afterAll(async () => await bed.end());

  test.each([
    ["as it is", ""],
    ["with a flaw, screened line by line", "x,1,1,,2024-06-01T10:00:00,1.00\n"],
  ])("%s: spills, stays below 600 MiB, and gives exact results", async (_, flaw) => {
    await appendFile(join(bed.folder, "input/Data/order_items/a.csv"), flaw);
    const { peakMiB, quality, orders, categories } = await program.run(bed, {
      memoryMiB: 96,
      threads: 2,
      rejectThreshold: 1,
    });
    expect(peakMiB).toBeLessThan(600);
    expect(quality).toEqual({
      rows: 3 + 1.5 * ITEMS + (flaw === "" ? 0 : 1),
      duplicates: 0,
      rejected: flaw === "" ? 0 : 1,
      orphans: 0,
    });
    expect(orders).toHaveLength(DAYS);
    const cents = (rows: readonly { readonly revenue: string }[]): number =>
      rows.reduce((sum, { revenue }) => sum + Number(revenue.replace(".", "")) / 10_000, 0);
    expect(cents(orders.map((row) => ({ revenue: row.total_revenue })))).toBe(ITEMS * 125);
    expect(cents(categories.map((row) => ({ revenue: row.daily_revenue })))).toBe(ITEMS * 125);
  });
});
