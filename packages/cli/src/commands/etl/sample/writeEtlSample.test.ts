import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "@jest/globals";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { sizeOf } from "./deliveries.js";
import { finalTables } from "./finalRows.js";
import { writeEtlSample } from "./writeEtlSample.js";

const newFolder = temporaryFolders();

async function sampleOf(seed: number, orders = 2_000) {
  const folder = newFolder();
  const summary = await writeEtlSample({ folder, orders, seed });
  const read = (file: string) => readFileSync(join(folder, file));
  const hashes = summary.files.map(({ delivery, key }) =>
    createHash("sha256")
      .update(read(join(delivery, key)))
      .digest("hex"),
  );
  return { folder, summary, hashes, read };
}

describe("the sample of tables", () => {
  it("is the same for the same seed, and another for another", async () => {
    const [one, same, other] = [await sampleOf(1), await sampleOf(1), await sampleOf(2)];
    expect(one.hashes).toEqual(same.hashes);
    expect(one.summary).toEqual(same.summary);
    expect(one.hashes.every((hash, at) => hash !== other.hashes[at])).toBe(true);
  });

  it("accounts for every row of every file, with faults below one in a hundred", async () => {
    const { summary, read } = await sampleOf(3);
    expect(summary.files.map(({ key }) => key)).toHaveLength(8);
    for (const { delivery, key, truth } of summary.files) {
      const { rowsIn, loaded, updated, unchanged, rejected } = truth;
      expect(rowsIn).toBe(loaded + updated + unchanged + rejected);
      expect(rejected / rowsIn).toBeLessThan(0.01);
      if (key.endsWith(".parquet")) continue;
      const bytes = read(join(delivery, key));
      const text = (key.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
      // A line feed within quotes ends no row.
      const flat = key.includes(".csv") ? text.replaceAll(/"[^"]*"/g, (field) => field.replaceAll("\n", " ")) : text;
      const rows = flat.split("\n").length - 1;
      expect({ key, rows }).toEqual({ key, rows: rowsIn + (key.endsWith(".ndjson") ? 0 : 1) });
    }
  });

  it("has Parquet that another reader understands, and in the second delivery a column that the first had not", async () => {
    const { folder } = await sampleOf(4);
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const columns = async (delivery: string) => {
      const file = join(folder, delivery, "data/products.parquet");
      const rows = await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${file}'`);
      return rows.getRowObjects().map(({ column_name: name, column_type: type }) => `${name} ${type}`);
    };
    const first = await columns("1-first");
    expect(first).toContain("price DECIMAL(12,2)");
    expect(await columns("2-changed")).toEqual([...first, "restocked_on DATE"]);
  });

  it("says what each table then holds: every row of the first delivery and the new ones, each in its last version", () => {
    const tables = new Map(finalTables(5, sizeOf(2_000)).map((table) => [table.name, table]));
    expect([...tables.values()].map(({ name, count }) => [name, count])).toEqual([
      ["customers", 525],
      ["products", 50],
      ["orders", 2_200],
      ["events", 2_000],
    ]);
    for (const { rows, count, columns } of tables.values()) {
      const all = [...rows()];
      expect(all).toHaveLength(count);
      expect(all.every((row) => row.length === columns.length)).toBe(true);
    }
    const customers = [...(tables.get("customers")?.rows() ?? [])];
    expect(customers[9]?.[1]).toBe("customer-10@example.org");
    expect(customers[10]?.[1]).toBe("customer-11@example.net");
  });

  it("has values that PostgreSQL knows, whatever the seed", () => {
    const forms = {
      bigint: /^\d+$/,
      numeric: /^\d+\.\d\d$/,
      boolean: /^(true|false)$/,
      date: /^\d{4}-\d\d-\d\d$/,
      timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00$/,
      text: /./s,
    };
    for (let seed = 1; seed <= 3; seed++) {
      for (const { columns, rows } of finalTables(seed, sizeOf(20_000))) {
        for (const row of rows()) {
          const wrong = columns.filter(({ type }, at) => {
            const value = row[at] ?? null;
            if (value === null) return false;
            const isDay = type !== "date" || new Date(value).toISOString().startsWith(value);
            return !forms[type].test(value) || !isDay;
          });
          if (wrong.length > 0) throw new Error(`seed ${seed}: ${JSON.stringify(wrong)} of ${JSON.stringify(row)}`);
        }
      }
    }
  });
});
