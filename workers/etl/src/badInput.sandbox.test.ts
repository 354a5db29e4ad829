import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { LoadBed } from "./testing/LoadBed.js";

describe("bad input comes to a clear end:", () => {
  let bed: LoadBed;
  let number = 0;
  let table = "";
  let file = "";

  beforeAll(async () => {
    bed = await LoadBed.start();
  });
  beforeEach(() => {
    number += 1;
    table = `bad ${number}`;
    file = `data/${table}.csv`;
  });
  afterAll(async () => await bed.stop());

  const code = async (content: string | Buffer, key = file) =>
    await bed.loadText(key, content).then(
      () => "loaded",
      (error) => error.code,
    );

  test("a file name that tries SQL is the name of a table, and nothing else (VAL-05)", async () => {
    await bed.loadText("data/victim.csv", "id,name\n1,Ana\n");
    const name = `users"; DROP TABLE etl.victim; --`;
    await bed.loadText(`data/${name}.csv`, "id,name\n1,Bob\n");
    expect(await bed.rows(name)).toEqual([{ id: "1", name: "Bob" }]);
    expect(await bed.rows("victim")).toEqual([{ id: "1", name: "Ana" }]);
  });

  test("header names and values that try SQL are names and values (VAL-05)", async () => {
    const name = `x" text); DROP TABLE etl.victim; --`;
    const header = `"id","${name.replaceAll('"', '""')}","$1","a'b\\"`;
    const value = `'); DROP TABLE etl.victim; --`;
    await bed.loadText(file, `${header}\n1,"${value}",a,b\n`);
    await bed.loadText(file, `${header}\n1,"${value}",c,d\n2,\\.,e,f\n`);
    expect(await bed.rows(table)).toEqual([
      { id: "1", [name]: value, $1: "c", "a'b\\": "d" },
      { id: "2", [name]: "\\.", $1: "e", "a'b\\": "f" },
    ]);
    expect(await bed.rows("victim")).toHaveLength(1);
  });

  test("2,000 columns", async () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `c${index}`).join(",");
    expect(await code(`${names}\n`)).toBe("too-many-columns");
    const members = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`c${index}`, 1]));
    expect(await code(JSON.stringify(members), `data/${table}.ndjson`)).toBe("too-many-columns");
  });

  test("1,600 columns, of which one more would be ours", async () => {
    const names = Array.from({ length: 1_600 }, (_, index) => `c${index}`);
    expect(await code(`${names.join(",")}\n${names.map(() => "1").join(",")}\n`)).toBe("too-many-columns");
  });

  test("names over 63 bytes, which PostgreSQL would cut off in silence", async () => {
    expect(await code("id\n1\n", `data/${"é".repeat(32)}.csv`)).toBe("name-too-long");
    expect(await code(`id,${"a".repeat(64)}\n1,2\n`)).toBe("name-too-long");
    expect(await code(`id,${"a".repeat(63)}\n1,2\n`)).toBe("loaded");
  });

  test("a header that names a column twice, one that is empty, and one of ours", async () => {
    expect(await code("id,name,id\n1,a,2\n")).toBe("duplicate-header");
    expect(await code("id,,name\n1,a,2\n")).toBe("bad-name");
    expect(await code("id,processed_at\n1,2\n")).toBe("reserved-column");
  });

  test("ragged rows: fewer fields, more fields, quotes that are never closed, text after a quote", async () => {
    const rows = ["1,a", "2", "3,b,c", '4,"d', "5,e", '6,"f"g', "7,h", '8,"i ""quoted"" and\nmore"', '9,5" disk', ""];
    const result = await bed.loadText(file, `id,name\n${rows.join("\n")}\n`, { rejectThreshold: 1 });
    expect(await bed.rejected(result)).toEqual([
      { line: 3, column: "", reason: "has 1 fields, and the header has 2", row: "2" },
      { line: 4, column: "", reason: "has 3 fields, and the header has 2", row: "3,b,c" },
      { line: 5, column: "", reason: "has text after a closing quote", row: '4,"d' },
      { line: 7, column: "", reason: "has text after a closing quote", row: '6,"f"g' },
    ]);
    expect((await bed.rows(table)).map(({ name }) => name)).toEqual(["a", "e", "h", 'i "quoted" and\nmore', '5" disk']);
    const open = await bed.loadText(file, 'id,name\n1,a\n2,"b\n3,c\n', { rejectThreshold: 1 });
    expect(await bed.rejected(open)).toEqual([
      { line: 3, column: "", reason: "has a quote that is never closed", row: '2,"b' },
    ]);
    expect(open).toMatchObject({ rowsIn: 3, rejected: 1 });
  });

  test("NUL bytes, and bytes that are no UTF-8, in one row or in all", async () => {
    const bytes = Buffer.concat([
      Buffer.from("id,name\n1,a\0b\n2,caf"),
      Buffer.from([0xe9]),
      Buffer.from("\n3,café\n"),
    ]);
    const result = await bed.loadText(file, bytes, { rejectThreshold: 1 });
    expect((await bed.rejected(result)).map(({ line, reason }) => [line, reason])).toEqual([
      [2, "holds a NUL byte"],
      [3, "is not UTF-8"],
    ]);
    expect(await bed.rows(table)).toEqual([{ id: "3", name: "café" }]);
    expect(await code(Buffer.from("id,name\n1,caf\xe9\n", "latin1"))).toBe("too-many-rejects");
    expect(await code(Buffer.from("\ufeffid,name\n1,a\n", "utf16le"))).toBe("unreadable-file");
    expect(await code("\ufeffid,name\n1,a\n")).toBe("loaded");
    const json = await bed.loadText(`data/${table}.ndjson`, '{"id":9,"name":"\\u0000"}\n{"id":8,"name":"\\ud800"}\n', {
      rejectThreshold: 1,
    });
    expect(json).toMatchObject({ rejected: 2, loaded: 0 });
  });

  test("numbers out of range: of bigint they are numeric, of numeric they are rejected; NaN is null, and never a number", async () => {
    await bed.loadText(file, "id,n,m\n1,9223372036854775807,1.5\n");
    expect(await bed.columns(table)).toMatchObject({ n: "bigint" });
    await bed.loadText(file, "id,n,m\n2,9223372036854775808,NaN\n3,nan,1\n");
    expect(await bed.columns(table)).toMatchObject({ n: "numeric", m: "numeric" });
    expect(await bed.rows(table)).toEqual([
      { id: "1", n: "9223372036854775807", m: "1.5" },
      { id: "2", n: "9223372036854775808", m: null },
      { id: "3", n: null, m: "1" },
    ]);
    expect(await code(`id,n\n4,1e${"9".repeat(9)}\n`)).toBe("too-many-rejects");
  });

  test("dates 0000-00-00", async () => {
    const result = await bed.loadText(file, "id,day\n1,0000-00-00\n2,2024-05-05\n", { rejectThreshold: 1 });
    expect(await bed.rejected(result)).toEqual([
      { line: 2, column: "day", reason: "is no day of the calendar", row: "1,0000-00-00" },
    ]);
    expect(await bed.columns(table)).toEqual({ id: "bigint", day: "date" });
  });

  test("an empty file, and a header alone", async () => {
    expect(await code("")).toBe("empty-file");
    expect(await code("\n\n")).toBe("empty-file");
    expect(await code("", `data/${table}.ndjson`)).toBe("empty-file");
    expect(await bed.loadText(file, "id,name\n")).toMatchObject({ rowsIn: 0, loaded: 0, rejected: 0 });
    expect(await bed.columns(table)).toEqual({});
    expect(await bed.load(file)).toMatchObject({ known: true });
  });

  test("a key that is missing in a row is rejected, one that is missing everywhere fails the file", async () => {
    const result = await bed.loadText(file, 'id,name\n1,a\n,b\n"",c\nNaN,d\n', { rejectThreshold: 1 });
    expect((await bed.rejected(result)).map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, "id", "is missing"],
      [4, "id", "is missing"],
      [5, "id", "is missing"],
    ]);
    expect(await code("id,name\n,a\n,b\n")).toBe("too-many-rejects");
  });

  test("a key that is not of its column, or that comes in two forms of one value", async () => {
    await bed.loadText(file, "id,name\n1,a\n2,b\n");
    const result = await bed.loadText(file, "id,name\n1.0,c\n1.00,d\n3,e\n", { rejectThreshold: 1 });
    expect(result).toMatchObject({ rowsIn: 3, loaded: 1, updated: 1, rejected: 1 });
    expect(await bed.rows(table)).toEqual([
      { id: "1", name: "d" },
      { id: "2", name: "b" },
      { id: "3", name: "e" },
    ]);
  });

  test("files of two folders that have one name", async () => {
    expect(await code("id\n1\n", "data/a/users.csv")).toBe("nested-key");
    expect(await code("id\n2\n", "data/b/users.csv")).toBe("nested-key");
    expect(await bed.columns("users")).toEqual({});
  });

  test("names that tell no format or no table", async () => {
    expect(await code("id\n1\n", "data/users.xlsx")).toBe("unsupported-format");
    expect(await code("id\n1\n", "data/.csv")).toBe("bad-name");
    expect(await code("id\n1\n", "data/a\nb.csv")).toBe("bad-name");
    await expect(bed.load("data/nobody.csv")).rejects.toMatchObject({ code: "no-object" });
  });

  test("other separators and line ends", async () => {
    expect(await code("id;name\n1;a\n")).toBe("bad-header");
    expect(await code("id,name\r1,a\r")).toBe("bad-header");
    const result = await bed.loadText(file, 'id,name\r\n1,a\r\n2,"b\r\nc"\r\n3,d\n4,e\rf\r\n5,g');
    expect(result).toMatchObject({ loaded: 5, rejected: 0 });
    expect((await bed.rows(table)).map(({ name }) => name)).toEqual(["a", "b\r\nc", "d", "e\rf", "g"]);
  });

  test("compressed files that are cut off or no such files, and Parquet that is none", async () => {
    const whole = gzipSync(
      `id,name\n${randomBytes(40_000)
        .toString("hex")
        .replace(/(.{10})/g, "$1,x\n")}`,
    );
    expect(await code(whole.subarray(0, whole.length - 20), `data/${table}.csv.gz`)).toBe("unreadable-file");
    expect(await code("id\n1\n", `data/${table}.csv.gz`)).toBe("unreadable-file");
    expect(await code("id\n1\n", `data/${table}.csv.zst`)).toBe("unreadable-file");
    expect(await code("id\n1\n", `data/${table}.parquet`)).toBe("unreadable-file");
  });

  test("contracts that are none, that contradict themselves or the file", async () => {
    const contract = async (value: string | object) => {
      await bed.put(`data/${table}.schema.json`, typeof value === "string" ? value : JSON.stringify(value));
      return await code("id,name\n1,a\n");
    };
    const [id, name] = [
      { name: "id", type: "bigint" },
      { name: "name", type: "text" },
    ];
    expect(await contract("{")).toBe("bad-contract");
    expect(await contract({ columns: [{ name: "id", type: "uuid" }] })).toBe("bad-contract");
    expect(await contract({ columns: [id, id] })).toBe("bad-contract");
    expect(await contract({ columns: [id], key: ["name"] })).toBe("bad-contract");
    expect(await contract({ columns: [id] })).toBe("bad-header");
    expect(await contract({ columns: [id, name, { name: "must", type: "text", nullable: false }] })).toBe("bad-header");
    expect(await contract({ columns: [id, name] })).toBe("loaded");
  });

  test("a table that somebody else made: views, other types, no key, views that depend on a column", async () => {
    await bed.query(`CREATE VIEW etl."${table}" AS SELECT 1 AS id`);
    expect(await code("id\n1\n")).toBe("table-not-ours");
    await bed.query(`CREATE TABLE etl."${table} a" (id uuid PRIMARY KEY)`);
    expect(await code("id\n1\n", `data/${table} a.csv`)).toBe("table-not-ours");
    await bed.query(`CREATE TABLE etl."${table} b" (id bigint)`);
    expect(await code("id\n1\n", `data/${table} b.csv`)).toBe("table-not-ours");
    await bed.query(`CREATE TABLE etl."${table} c" (id bigint PRIMARY KEY, n bigint CHECK (n < 5))`);
    expect(await code("id,n\n1,2\n", `data/${table} c.csv`)).toBe("loaded");
    expect(await code("id,n\n1,7\n", `data/${table} c.csv`)).toBe("table-refused");
    await bed.query(`CREATE VIEW etl."${table} d" AS SELECT n FROM etl."${table} c"`);
    expect(await code("id,n\n1,x\n", `data/${table} c.csv`)).toBe("table-refused");
    expect(await bed.rows(`${table} c`)).toEqual([{ id: "1", n: "2" }]);
  });

  test("a row too large for a page of PostgreSQL, which cannot say which of many it was", async () => {
    const names = Array.from({ length: 1_500 }, (_, index) => `n${index}`);
    const large = names.map((_, index) => `${index}.${"7".repeat(30)}`).join(",");
    expect(await code(`id,${names.join(",")}\n1,${names.map(() => "1.5").join(",")}\n2,${large}\n`)).toBe(
      "table-refused",
    );
    expect(await bed.columns(table)).toEqual({});
  });
});
