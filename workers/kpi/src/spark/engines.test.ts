import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { describeSpark } from "../testing/describeSpark.js";
import { EnginePair } from "../testing/EnginePair.js";
import { HAND_WORKED } from "../testing/handWorked.js";
import { randomFile } from "../testing/randomInput.js";
import { referenceKpis } from "../testing/reference.js";

// On a busy machine a job takes a minute.
jest.setTimeout(300_000);

const ITEMS = HAND_WORKED["order_items/part-0.csv"];
const PRODUCTS = HAND_WORKED["products/part-0.csv"];
const [HEADER = ""] = ITEMS.split("\n");

describeSpark("Spark comes to the same as DuckDB, row for row", (session) => {
  let pair: EnginePair;
  beforeEach(async () => {
    pair = await EnginePair.make(session());
    for (const [name, content] of Object.entries(HAND_WORKED)) await pair.put(name, content);
  });
  afterEach(async () => await pair.end());

  test("on the example that is worked out by hand", async () => {
    const { categories, orders, quality } = await pair.run();
    expect(quality).toEqual({ rows: 10, rejected: 0, duplicates: 0, orphans: 0 });
    expect(categories).toHaveLength(3);
    expect(orders).toMatchObject([{ total_revenue: "46.500000" }, { total_revenue: "5.000000" }]);
  });

  test("on random input, with duplicates, orphans, nulls, offsets and flaws", async () => {
    const [products, orders, items] = [randomFile("products"), randomFile("orders"), randomFile("order_items")];
    const more = fc.array(fc.oneof(products, orders, items, items), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(products, orders, items, more, async (a, b, c, others) => {
        const random = await EnginePair.make(session());
        try {
          const files = [a, b, c, ...others];
          for (const [index, { dataset, text }] of files.entries()) await random.put(`${dataset}/${index}.csv`, text);
          const { categories, quality } = await random.run({ rejectThreshold: 1 });
          const reference = referenceKpis(files.map((file) => file.reference));
          expect({ quality, categories }).toEqual({ quality: reference.quality, categories: reference.category });
        } finally {
          await random.end();
        }
      }),
      { numRuns: 5 },
    );
  });

  test("on each kind of row that cannot be taken, with line, column and reason", async () => {
    const rows = [
      "9,101,7,1,Complete,2023-01-15T09:00:00,,,,-1.00",
      "9,101,7,1,Complete,2023-01-15T09:00:00,,,,",
      "9,101,7,1,Complete,2023-01-15T09:00:00,,,,ten",
      "9,101,7,1,Complete,2023-01-15T09:00:00,,,,1e3",
      "9,101,7,1,Complete,2023-01-15T09:00:00,,,,0.0000001",
      "9,101,7,1,Complete,2023-01-15T09:00:00,,,,1234567890123",
      "9,101,7,1,Complete,2023-02-29T09:00:00,,,,1",
      "9,101,7,1,Complete,2023-01-15T24:00:00,,,,1",
      "9,101,7,1,Complete,15/01/2023,,,,1",
      "9,101,7,1,Complete,,,,,1",
      "9,101,7,1,Complete,1899-12-31T23:59:59,,,,1",
      "9,101,7,1,Complete,2100-01-01T00:30:00,,,,1",
      "7.6,101,7,1,Complete,2023-01-15T09:00:00,,,,1",
      "9,101,7,,Complete,2023-01-15T09:00:00,,,,1",
      "9,101,7,1,Lost,2023-01-15T09:00:00,,,,1",
      "9,101,7,1,Complete,2023-01-15T09:00:00,,,1",
      "9,101,7,1,Complete,2023-01-15T09:00:00,,,,1,1",
      '9,101,7,1,"Complete",2023-01-15T09:00:00,,,,"-1"',
      HEADER,
    ];
    for (const [number, row] of rows.entries())
      await pair.put(
        `order_items/bad-${number}.csv`,
        `${HEADER}\n\n${row}\n${5 + number},103,7,3,,2023-01-16T01:00:00,,,,1\n`,
      );
    const quotes = ['"Complete', '"Com"plete', 'Com"plete'];
    for (const [number, status] of quotes.entries())
      await pair.put(
        `order_items/quotes-${number}.csv`,
        `${HEADER}\n9,101,7,1,${status},2023-01-15T09:00:00,,,,1\n${50 + number},103,7,3,,2023-01-16T01:00:00,,,,1\n`,
      );
    const products = PRODUCTS.replace("Home", "Caf\u00e9").replace("Electronics", "").replace("Plug", '6" plug');
    await pair.put("products/part-0.csv", Buffer.from(products, "latin1"));
    const { rejects, orphans } = await pair.run({ rejectThreshold: 1 });
    expect(rejects).toHaveLength(rows.length + quotes.length + 2);
    expect(rejects).toContainEqual({
      file: "Data/order_items/bad-0.csv",
      line: 3,
      column: "sale_price",
      reason: "is negative",
    });
    expect(orphans.length).toBeGreaterThan(0);
  });

  test("on values at the edge of what is taken", async () => {
    await pair.put(
      "order_items/edge.csv",
      `${HEADER}
10,101,7,1, RETURNED ,1900-01-01T00:00:00,,,,000000000000000000012.5000000000
11,101,7,1,cancelled,2099-12-31 23:59:59.999999999 UTC,,,,999999999999.999999
12,101,7,1,,2024-02-29T23:30:00-00:30,,,, 0
999999999999999999,101,7,1,,2023-01-01T00:30:00+0100,,,,0.000001
`,
    );
    expect((await pair.run()).quality).toMatchObject({ rejected: 0 });
  });

  test("on files that only look different", async () => {
    const variants: readonly (string | Buffer)[] = [
      `\ufeff${ITEMS}`,
      ITEMS.replaceAll("\n", "\r\n"),
      ITEMS.replace("\n", "\r\n"),
      ITEMS.trimEnd(),
      ITEMS.replaceAll("\n", "\n\n"),
      ITEMS.replaceAll(/[^,\n]+/g, '"$&"'),
      ITEMS.split("\n")
        .map((line) => (line === "" ? "" : `x,${line.split(",").toReversed().join(",")}`))
        .join("\n"),
      ITEMS.replace(HEADER, HEADER.toUpperCase()),
      ITEMS.replaceAll("11.00", " 11.00 "),
      // Gzip by its content, whatever its name.
      gzipSync(ITEMS),
    ];
    for (const [number, content] of variants.entries()) {
      await pair.duckdb.put(`order_items/${number}.csv`, content);
      // All that has a meaning in patterns or in addresses.
      await pair.spark.put(`order_items/${number} [a-z] {b} +%20 é,;?*#.csv`, content);
    }
    await pair.put(
      "order_items/two members.CSV.GZ",
      Buffer.concat([gzipSync(ITEMS.slice(0, 150)), gzipSync(ITEMS.slice(150))]),
    );
    await pair.put("order_items/plain.csv.gz", ITEMS);
    await pair.put("order_items/_SUCCESS", "");
    await pair.put("order_items/.part-0.csv.crc", "x");
    await pair.put("products/part-0.csv", Buffer.from(PRODUCTS.replace("Cable", "C\u00e2ble"), "latin1"));
    await pair.put(
      "products/part-1.csv",
      PRODUCTS.replace("Cable", '"a ""b"",\nc"').replace("Home", '"Home, ""sweet"""'),
    );
    const { quality } = await pair.run();
    expect(quality).toEqual({
      rows: 10 + 4 * (variants.length + 2) + 3,
      rejected: 0,
      duplicates: 4 * (variants.length + 2) + 3,
      orphans: 0,
    });
  });

  test("on duplicates: the later file wins, and in one file the last row", async () => {
    const item = (id: number, price: string): string => `${id},103,7,3,Shipped,2023-01-16T00:00:00,,,,${price}\n`;
    await pair.put("order_items/z.csv", `${HEADER}\n${item(4, "6.00")}${item(5, "1.00")}${item(5, "2.00")}`);
    // Put later, and so younger, though its name comes first.
    await pair.put("order_items/a.csv", `${HEADER}\n${item(4, "7.00")}`);
    const { orders, quality } = await pair.run();
    expect(quality).toMatchObject({ duplicates: 3 });
    expect(orders).toMatchObject([{}, { total_revenue: "9.000000" }]);
  });

  test("where too many rows were rejected: the run fails, and only the quarantine is written", async () => {
    await pair.put("order_items/part-1.csv", `${HEADER}\n9,101,7,1,Complete,2023-01-15T09:00:00,,,,-1.00\n`);
    const { failure, rejects, orders } = await pair.run();
    expect(failure).toContain("InputError: 1 of 5 rows of order_items were rejected, more than 1 %");
    expect([rejects, orders]).toMatchObject([[{ line: 2 }], []]);
  });

  test("where files cannot be read: the run fails, names them and says why, and writes no table", async () => {
    const wrongSum = gzipSync("id,category\n9,Toys\n");
    wrongSum.writeUInt32LE(1, wrongSum.length - 8);
    const files: readonly (readonly [string, string | Buffer])[] = [
      ["orders/part-1.csv", ""],
      ["orders/part-2.csv", "order_id,user_id,status\n"],
      ["orders/part-3.csv", "101,7,Complete,2023-01-15T09:00:00,,,,2\n"],
      ["products/part-1.csv", "id,category,id\n"],
      ["products/part-2.csv", Buffer.from("\ufeffid,category\n", "utf16le")],
      ["products/part-3.csv.gz", gzipSync("id,category\n9,Toys\n").subarray(0, -9)],
      ["products/part-4.csv.gz", wrongSum],
      ["products/part-5.csv.gz", gzipSync("")],
      ["order_items/part-1.csv", "\n"],
    ];
    for (const [name, content] of files) await pair.put(name, content);
    const { failure, rejects, orders } = await pair.run();
    expect(failure).toContain("Data/orders/part-1.csv is empty: not even a header");
    expect(rejects).toHaveLength(files.length);
    expect(orders).toEqual([]);
  });

  test("where a dataset has no row at all: never a silent zero", async () => {
    await pair.put("order_items/part-0.csv", `${HEADER}\n`);
    expect((await pair.run()).failure).toContain("The files hold no order_items at all");
    await pair.remove("order_items/part-0.csv");
    expect((await pair.run()).failure).toContain("There is no file below Data/order_items/");
  });
});
