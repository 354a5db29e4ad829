import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { InputError } from "./InputError.js";
import { HAND_WORKED, putHandWorked } from "./testing/handWorked.js";
import { LocalBed } from "./testing/LocalBed.js";

let bed: LocalBed;
beforeEach(async () => {
  bed = await LocalBed.make();
  await putHandWorked(bed);
});
afterEach(async () => await bed.end());

const ITEMS = HAND_WORKED["order_items/part-0.csv"];
const [HEADER = ""] = ITEMS.split("\n");
const item = (fields: string): string => `${HEADER}\n${fields}\n`;

/** The KPIs of the example as it stands. */
async function expectedTables(): Promise<{ readonly categories: unknown; readonly orders: unknown }> {
  const other = await LocalBed.make();
  try {
    await putHandWorked(other);
    await other.run();
    return { categories: other.tables.categories, orders: other.tables.orders };
  } finally {
    await other.end();
  }
}

describe("files that only look different give the same KPIs", () => {
  test.each<[string, string, string | Buffer]>([
    ["a byte order mark", "order_items/part-0.csv", `\ufeff${ITEMS}`],
    ["CRLF", "order_items/part-0.csv", ITEMS.replaceAll("\n", "\r\n")],
    ["LF and CRLF in one file", "order_items/part-0.csv", ITEMS.replace("\n", "\r\n")],
    ["no end of the last line", "order_items/part-0.csv", ITEMS.trimEnd()],
    ["empty lines", "order_items/part-0.csv", ITEMS.replaceAll("\n", "\n\n")],
    ["quotes around everything", "order_items/part-0.csv", ITEMS.replaceAll(/[^,\n]+/g, '"$&"')],
    [
      "columns in another order, and one more",
      "order_items/part-0.csv",
      ITEMS.split("\n")
        .map((line) => (line === "" ? "" : `x,${line.split(",").toReversed().join(",")}`))
        .join("\n"),
    ],
    ["a header in capitals", "order_items/part-0.csv", ITEMS.replace(HEADER, HEADER.toUpperCase())],
    ["spaces around values", "order_items/part-0.csv", ITEMS.replaceAll("11.00", " 11.00 ")],
    ["a column that the KPIs do not need in Latin-1", "products/part-0.csv", latin1("Cable", "C\u00e2ble")],
    ["quotes, commas and ends of lines in a field", "products/part-0.csv", product("Cable", '"a ""b"",\nc"')],
  ])("%s", async (_, name, content) => {
    await bed.put(name, content);
    const record = await bed.run();
    expect(record.quality).toMatchObject({ rows: 10, rejected: 0, duplicates: 0, orphans: 0 });
    expect({ categories: bed.tables.categories, orders: bed.tables.orders }).toEqual(await expectedTables());
  });

  test("gzip, under either name, in one member or several, and a key with spaces", async () => {
    await bed.remove("order_items/part-0.csv");
    const [first = "", rest = ""] = [ITEMS.slice(0, 150), ITEMS.slice(150)];
    await bed.put("order_items/2023 01/part 0.csv.gz", Buffer.concat([gzipSync(first), gzipSync(rest)]));
    expect((await bed.run()).quality).toMatchObject({ rows: 10, rejected: 0 });
    expect({ categories: bed.tables.categories, orders: bed.tables.orders }).toEqual(await expectedTables());
  });

  test("gzip under the name of plain text, and plain text under the name of gzip", async () => {
    await bed.put("order_items/part-0.csv", gzipSync(ITEMS));
    await bed.remove("orders/part-0.csv");
    await bed.put("orders/part-0.csv.gz", HAND_WORKED["orders/part-0.csv"]);
    expect((await bed.run()).quality).toMatchObject({ rows: 10, rejected: 0 });
    expect({ categories: bed.tables.categories, orders: bed.tables.orders }).toEqual(await expectedTables());
  });

  test("marks of success and hidden files are passed over", async () => {
    await bed.put("order_items/_SUCCESS", "");
    await bed.put("order_items/.part-0.csv.crc", "x");
    expect((await bed.run()).inputs).toHaveLength(5);
  });
});

function product(from: string, to: string): string {
  return HAND_WORKED["products/part-0.csv"].replace(from, to);
}

function latin1(from: string, to: string): Buffer {
  return Buffer.from(product(from, to), "latin1");
}

describe("a row that cannot be taken goes to the quarantine with file, line, column and reason", () => {
  test.each<[string, string, string, string]>([
    ["negative price", "9,101,7,1,Complete,2023-01-15T09:00:00,,,,-1.00", "sale_price", "is negative"],
    ["no price", "9,101,7,1,Complete,2023-01-15T09:00:00,,,,", "sale_price", "is empty"],
    ["no number", "9,101,7,1,Complete,2023-01-15T09:00:00,,,,ten", "sale_price", "is no amount in the form 12.34"],
    ["an exponent", "9,101,7,1,Complete,2023-01-15T09:00:00,,,,1e3", "sale_price", "is no amount in the form 12.34"],
    [
      "more places than can be exact",
      "9,101,7,1,Complete,2023-01-15T09:00:00,,,,0.0000001",
      "sale_price",
      "has more than 6 decimal places",
    ],
    ["no leap year", "9,101,7,1,Complete,2023-02-29T09:00:00,,,,1", "created_at", "is no day or no time that exists"],
    ["hour 24", "9,101,7,1,Complete,2023-01-15T24:00:00,,,,1", "created_at", "is no day or no time that exists"],
    [
      "date of another form",
      "9,101,7,1,Complete,15/01/2023,,,,1",
      "created_at",
      "is no time in the form YYYY-MM-DDTHH:MM:SS",
    ],
    ["no time", "9,101,7,1,Complete,,,,,1", "created_at", "is empty"],
    [
      "a fraction as id",
      "7.6,101,7,1,Complete,2023-01-15T09:00:00,,,,1",
      "id",
      "is no whole number from 0 to 18 digits",
    ],
    ["no product", "9,101,7,,Complete,2023-01-15T09:00:00,,,,1", "product_id", "is empty"],
    [
      "unknown status",
      "9,101,7,1,Lost,2023-01-15T09:00:00,,,,1",
      "status",
      "is none of cancelled, complete, completed, delivered, pending, processing, returned, shipped",
    ],
    ["a field too few", "9,101,7,1,Complete,2023-01-15T09:00:00,,,1", "", "has 9 fields, the header has 10"],
    ["a field too many", "9,101,7,1,Complete,2023-01-15T09:00:00,,,,1,1", "", "has 11 fields, the header has 10"],
    ["an open quote", '9,101,7,1,"Complete,2023-01-15T09:00:00,,,,1', "", "has a quote that is never closed"],
    ["text after a quote", '9,101,7,1,"Com"plete,2023-01-15T09:00:00,,,,1', "", "has text after a closing quote"],
  ])("%s", async (_, row, column, reason) => {
    // Good rows after it: a flaw must not take its neighbours with it.
    await bed.put("order_items/part-1.csv", `${item(row)}5,103,7,3,Shipped,2023-01-16T01:00:00,,,,1.25\n`);
    const record = await bed.run({ rejectThreshold: 0.5 });
    expect(record.quality).toEqual({ rows: 12, rejected: 1, duplicates: 0, orphans: 0 });
    expect(await bed.lines(record.quarantine ?? "")).toEqual([
      { file: "Data/order_items/part-1.csv", line: 2, column, reason },
    ]);
    expect(bed.tables.orders[1]).toMatchObject({ total_revenue: "6.250000", total_items_sold: 2 });
  });

  test("a category that is empty or not UTF-8, and its items are then reported as orphans", async () => {
    await bed.put(
      "products/part-0.csv",
      Buffer.from(product("Home", "Caf\u00e9").replace("Electronics", ""), "latin1"),
    );
    const record = await bed.run({ rejectThreshold: 0.7 });
    expect(record.quality).toEqual({ rows: 10, rejected: 2, duplicates: 0, orphans: 3 });
    expect(await bed.lines(record.quarantine ?? "")).toMatchObject([
      { line: 2, column: "category", reason: "is empty" },
      { line: 3, column: "category", reason: "is not UTF-8" },
    ]);
    const orphans = await bed.lines(record.orphanReport ?? "");
    expect(orphans).toHaveLength(3);
    expect(orphans[0]).toMatchObject({ product_unknown: true, order_unknown: false });
  });

  test("more of them than the threshold allows fail the run, and nothing is written but the quarantine", async () => {
    await bed.put("order_items/part-1.csv", item("9,101,7,1,Complete,2023-01-15T09:00:00,,,,-1.00"));
    const failure = bed.run({ runId: "r" });
    await expect(failure).rejects.toThrow(InputError);
    await expect(failure).rejects.toThrow("1 of 5 rows of order_items were rejected, more than 1 %");
    expect(await bed.lines("quarantine/r/rejects.ndjson")).toHaveLength(1);
    expect([bed.tables.categories, bed.tables.orders]).toEqual([[], []]);
    expect(bed.told).toMatchObject([{ status: "failed" }]);
  });
});

describe("a file that cannot be read fails the run, which says which and why", () => {
  test.each<[string, string, string | Buffer, string]>([
    ["nothing in it", "orders/part-1.csv", "", "is empty: not even a header"],
    ["a column missing", "orders/part-1.csv", "order_id,user_id,status\n", "has no column created_at"],
    ["no header", "orders/part-1.csv", "101,7,Complete,2023-01-15T09:00:00,,,,2\n", "has no column order_id, user_id"],
    ["a column twice", "products/part-1.csv", "id,category,id\n", 'has the column "id" twice'],
    [
      "UTF-16",
      "products/part-1.csv",
      Buffer.from("\ufeffid,category\n", "utf16le"),
      "holds zero bytes in its header: it is no UTF-8 text",
    ],
    [
      "gzip that is cut off",
      "products/part-1.csv.gz",
      gzipSync("id,category\n9,Toys\n").subarray(0, -9),
      "is damaged gzip",
    ],
    ["gzip with a wrong sum", "products/part-1.csv.gz", wrongSum(), "is damaged gzip"],
    ["another kind of file", "products/readme.txt", "x", "is neither .csv nor .csv.gz"],
  ])("%s", async (_, name, content, reason) => {
    await bed.put(name, content);
    const failure = bed.run();
    await expect(failure).rejects.toThrow(InputError);
    await expect(failure).rejects.toThrow(`Data/${name} ${reason}`);
    expect([bed.tables.categories, bed.tables.orders]).toEqual([[], []]);
  });

  test("no file of a dataset, or files with headers alone: never a silent zero", async () => {
    await bed.put("order_items/part-0.csv", `${HEADER}\n`);
    await expect(bed.run()).rejects.toThrow("The files hold no order_items at all");
    await bed.remove("order_items/part-0.csv");
    await expect(bed.run()).rejects.toThrow("There is no file below Data/order_items/");
    expect(bed.tables.orders).toEqual([]);
  });
});

function wrongSum(): Buffer {
  const bytes = gzipSync("id,category\n9,Toys\n");
  bytes.writeUInt32LE(1, bytes.length - 8);
  return bytes;
}
