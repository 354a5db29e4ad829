import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { KpiTables } from "../ports.js";
import { runKpi } from "../runKpi.js";
import { describeSpark } from "../testing/describeSpark.js";
import { LocalBed } from "../testing/LocalBed.js";

const HEADER = "id,order_id,product_id,status,created_at,sale_price";

describeSpark("a run of Spark after others", (session) => {
  let bed: LocalBed;
  beforeEach(async () => {
    bed = await LocalBed.make(session());
    await bed.put("products/all.csv", "id,category\n1,Toys\n2,Books\n");
    for (const day of [1, 2, 3]) {
      await bed.put(`orders/${day}.csv`, `order_id,user_id,status,created_at\n${day},1,,2024-03-0${day}T12:00:00\n`);
      await putItem(day, "5.00");
    }
  });
  afterEach(async () => await bed.end());

  const putItem = async (day: number, price: string): Promise<void> =>
    await bed.put(
      `order_items/${day}.csv`,
      `${HEADER}\n${day},${day},${2 - (day % 2)},,2024-03-0${day}T12:00:00,${price}\n`,
    );
  const revenues = (): string[] => bed.tables.orders.map((row) => row.total_revenue);

  test("asks for no job where no file has changed, and puts only the rows that differ where one has", async () => {
    const first = await bed.run({ runId: "first" });
    expect(first).toMatchObject({
      days: ["2024-03-01", "2024-03-02", "2024-03-03"],
      written: { categories: 3, orders: 3 },
    });
    const again = await bed.run({ runId: "again" });
    expect(again).toMatchObject({ quality: first.quality, days: [], written: { categories: 0, orders: 0 } });
    await expect(readFile(join(bed.folder, "artifacts/state/spark/again/files.json"))).rejects.toThrow("ENOENT");
    await putItem(3, "7.50");
    expect(await bed.run()).toMatchObject({ days: ["2024-03-03"], written: { categories: 1, orders: 1 } });
    expect(revenues()).toEqual(["5.000000", "5.000000", "7.500000"]);
  }, 180_000);

  test("puts everything after a run that broke off between the tables and the state, and after one of DuckDB", async () => {
    await bed.run();
    await putItem(2, "8.00");
    const tables: KpiTables = {
      putCategories: async (rows) => await bed.tables.putCategories(rows),
      putOrders: async () => await Promise.reject(new Error("cut off")),
    };
    const options = { scratch: join(bed.folder, "scratch") };
    await expect(runKpi({ ...bed.ports, tables }, options, new AbortController().signal)).rejects.toThrow("cut off");
    expect((await bed.run()).days).toHaveLength(3);
    expect(revenues()[1]).toBe("8.000000");

    const { spark: _, ...duckdb } = bed.ports;
    await putItem(1, "9.00");
    expect((await runKpi(duckdb, options, new AbortController().signal)).days).toHaveLength(3);
    await putItem(1, "5.00");
    expect((await bed.run()).days).toHaveLength(3);
    expect(revenues()).toEqual(["5.000000", "8.000000", "5.000000"]);
  }, 240_000);

  test("fails, and writes nothing, where a file was replaced while Spark read it", async () => {
    const { spark, ...ports } = bed.ports;
    const replacing = {
      run: async (...job: Parameters<NonNullable<typeof spark>["run"]>) => {
        await spark?.run(...job);
        await putItem(1, "6.00");
      },
    };
    const options = { scratch: join(bed.folder, "scratch") };
    const run = runKpi({ ...ports, spark: replacing }, options, new AbortController().signal);
    await expect(run).rejects.toMatchObject({ reason: "input-changed" });
    expect(revenues()).toEqual([]);
  }, 120_000);

  test("says which artifact is missing and what to do, and takes a damaged state for none", async () => {
    await bed.run({ runId: "first" });
    await rm(join(bed.folder, "artifacts/state/spark/first/orders"), { recursive: true });
    await putItem(1, "6.00");
    await expect(bed.run()).rejects.toThrow(
      /state\/spark\/first\/orders\/part-\S+ is missing .* Remove state\/spark\/latest.json/,
    );
    await writeFile(join(bed.folder, "artifacts/state/spark/latest.json"), "{");
    expect((await bed.run()).days).toHaveLength(3);
  }, 180_000);

  test("ends Spark where it is aborted, and the next run starts it again", async () => {
    const stop = new AbortController();
    const options = { scratch: join(bed.folder, "scratch") };
    const run = runKpi(bed.ports, options, stop.signal);
    setTimeout(() => stop.abort(new Error("the lease is lost")), 500);
    await expect(run).rejects.toThrow("the lease is lost");
    expect(bed.told).toMatchObject([{ status: "failed" }]);
    expect((await bed.run()).days).toHaveLength(3);
  }, 180_000);
});
