import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { LoadBed } from "./testing/LoadBed.js";

describe("a load", () => {
  let bed: LoadBed;
  let number = 0;
  /** A table of each test's own. */
  let table = "";
  let file = "";

  beforeAll(async () => {
    bed = await LoadBed.start();
  });
  beforeEach(() => {
    number += 1;
    table = `table ${number}`;
    file = `data/${table}.csv`;
  });
  afterAll(async () => await bed.stop());

  test("makes a table of a file's name, with types that hold for the whole file, its key, and the time", async () => {
    const text =
      "id,zip,amount,paid,born,seen,note\n1,01234,1.50,true,2000-02-29,2024-01-01T00:00:00Z,a\n2,99,2,FALSE,,2024-01-01 12:30:00+02,\n";
    const result = await bed.loadText(file, text);
    expect(result).toMatchObject({ table, known: false, rowsIn: 2, loaded: 2, rejected: 0, key: ["id"] });
    expect(await bed.columns(table)).toEqual({
      id: "bigint",
      zip: "text",
      amount: "numeric",
      paid: "boolean",
      born: "date",
      seen: "timestamp with time zone",
      note: "text",
    });
    expect(await bed.rows(table)).toEqual([
      {
        id: "1",
        zip: "01234",
        amount: "1.50",
        paid: "true",
        born: "2000-02-29",
        seen: "2024-01-01T00:00:00+00:00",
        note: "a",
      },
      { id: "2", zip: "99", amount: "2", paid: "false", born: null, seen: "2024-01-01T10:30:00+00:00", note: null },
    ]);
    const [stamp] = await bed.query<{ recent: boolean }>(
      `SELECT processed_at > now() - interval '1 minute' AS recent FROM etl."${table}" LIMIT 1`,
    );
    expect(stamp).toEqual({ recent: true });
  });

  test.each([
    ["gz", gzipSync],
    ["zst", zstdCompressSync],
  ] as const)("reads a file that ends in .csv.%s", async (ending, compress) => {
    await bed.loadText(`data/${table}.csv.${ending}`, compress("id,name\n1,Ana\n2,Béla\n"));
    expect(await bed.rows(table)).toEqual([
      { id: "1", name: "Ana" },
      { id: "2", name: "Béla" },
    ]);
  });

  test("reads NDJSON: members that some rows lack, strings that look like numbers, numbers of many digits, what is nested", async () => {
    const lines = [
      '{"id":1,"code":"007","big":12345678901234567890,"at":"2024-05-05T10:00:00Z","tags":["a",1.10],"ok":true}',
      '{"id":2,"code":"8","extra":null,"late":0.1,"name":"quote \\" and, comma"}',
    ];
    await bed.loadText(`data/${table}.ndjson`, lines.join("\n"));
    expect(await bed.columns(table)).toMatchObject({
      code: "text",
      big: "numeric",
      at: "timestamp with time zone",
      tags: "text",
      ok: "boolean",
      late: "numeric",
    });
    expect(await bed.rows(table)).toEqual([
      expect.objectContaining({
        id: "1",
        code: "007",
        big: "12345678901234567890",
        tags: '["a",1.10]',
        ok: "true",
        late: null,
      }),
      expect.objectContaining({ id: "2", code: "8", extra: null, late: "0.1", name: 'quote " and, comma' }),
    ]);
  });

  test("changes what differs, adds what is new, leaves alone what is the same, and never removes", async () => {
    await bed.loadText(file, "id,name\n1,Ana\n2,Bob\n3,Cy\n");
    const before = await bed.query<{ id: string; at: Date }>(`SELECT id, processed_at AS at FROM etl."${table}"`);
    const result = await bed.loadText(file, "id,name\n2,Bob\n3,Cyd\n4,Dee\n");
    expect(result).toMatchObject({ rowsIn: 3, loaded: 1, updated: 1, unchanged: 1, rejected: 0 });
    expect((await bed.rows(table)).map(({ name }) => name)).toEqual(["Ana", "Bob", "Cyd", "Dee"]);
    const after = await bed.query<{ id: string; at: Date }>(`SELECT id, processed_at AS at FROM etl."${table}"`);
    const moved = after.filter(({ id, at }) =>
      before.every((row) => row.id !== id || row.at.getTime() !== at.getTime()),
    );
    expect(moved.map(({ id }) => id).sort()).toEqual(["3", "4"]);
  });

  test("changes nothing for the same file again, which the ledger knows", async () => {
    await bed.loadText(file, "id,name\n1,Ana\n");
    const again = await bed.load(file);
    expect(again).toMatchObject({ known: true, rowsIn: 1, loaded: 0, updated: 0, unchanged: 1, rejected: 0 });
    const ledger = await bed.query(`SELECT 1 FROM sallyport_etl.loads WHERE table_name = $1`, [table]);
    expect(ledger).toHaveLength(1);
  });

  test("loads again what was dropped by hand", async () => {
    await bed.loadText(file, "id,name\n1,Ana\n");
    await bed.query(`DROP TABLE etl."${table}"`);
    expect(await bed.load(file)).toMatchObject({ known: false, loaded: 1 });
  });

  test("writes bucket, key, etag and counts into the ledger with the rows", async () => {
    const { run } = await bed.loadText(file, "id,name\n1,Ana\n2\n3,Cy\n", { rejectThreshold: 0.5 });
    const [row] = await bed.query("SELECT * FROM sallyport_etl.loads WHERE run = $1", [run]);
    expect(row).toMatchObject({
      bucket: bed.ports.objects.bucket,
      key: file,
      etag: expect.any(String),
      table_schema: "etl",
      table_name: table,
      rows_in: "3",
      loaded: "2",
      rejected: "1",
      key_columns: ["id"],
    });
  });

  test("uses email where there is no id, and a declared key before both", async () => {
    expect(await bed.loadText(file, "email,n\na@x,1\n")).toMatchObject({ key: ["email"] });
    const declared = await bed.loadText(`data/${table} b.csv`, "id,shop,n\n1,A,1\n1,B,2\n", { key: ["shop", "id"] });
    expect(declared).toMatchObject({ key: ["shop", "id"], loaded: 2 });
  });

  test("gives rows without a key a record_id; a changed file replaces what the same file had brought, and nothing else", async () => {
    await bed.loadText(file, "name,n\nAna,1\nAna,1\n");
    await bed.loadText(`data/${table}.ndjson`, '{"name":"other","n":9}\n');
    expect((await bed.rows(table)).map(({ name }) => name)).toEqual(["Ana", "Ana", "other"]);
    expect(await bed.load(file)).toMatchObject({ known: true, unchanged: 2 });
    expect(await bed.loadText(file, "name,n\nAna,1\nBea,2\nCy,3\n")).toMatchObject({ loaded: 3, key: [] });
    expect((await bed.rows(table)).map(({ name }) => name).sort()).toEqual(["Ana", "Bea", "Cy", "other"]);
  });

  test("adds new columns, keeps columns that a file lacks, and widens types without losing a value", async () => {
    await bed.loadText(file, "id,a,b,c,d\n1,1,2024-01-01,2.5,true\n");
    await bed.loadText(file, "id,a,b,c,e\n2,2.5,2024-01-02T10:00:00Z,x,new\n");
    expect(await bed.columns(table)).toEqual({
      id: "bigint",
      a: "numeric",
      b: "timestamp with time zone",
      c: "text",
      d: "boolean",
      e: "text",
    });
    await bed.loadText(file, "id,a\n1,3\n");
    expect(await bed.rows(table)).toEqual([
      { id: "1", a: "3", b: "2024-01-01T00:00:00+00:00", c: "2.5", d: "true", e: null },
      { id: "2", a: "2.5", b: "2024-01-02T10:00:00+00:00", c: "x", d: null, e: "new" },
    ]);
  });

  test("finds a type that only the last row has, far behind the beginning", async () => {
    const rows = Array.from({ length: 150_000 }, (_, index) => `${index},${index},2024-01-01,,sixteen letters\n`).join(
      "",
    );
    const result = await bed.loadText(file, `id,n,day,late,text\n${rows}900000,abc,2024-01-01T10:00:00Z,7,x\n`);
    expect(result).toMatchObject({ rowsIn: 150_001, loaded: 150_001, rejected: 0 });
    expect(await bed.columns(table)).toMatchObject({ n: "text", day: "timestamp with time zone", late: "bigint" });
  });

  test("obeys a contract before what the values look like", async () => {
    const contract = {
      columns: [
        { name: "code", type: "text", nullable: false },
        { name: "n", type: "numeric" },
        { name: "more", type: "date" },
      ],
      key: ["code"],
    };
    await bed.put(`data/${table}.schema.json`, JSON.stringify(contract));
    const result = await bed.loadText(file, "code,n\n1,007\n2,yes\n,3\n", { rejectThreshold: 1 });
    expect(result).toMatchObject({ rowsIn: 3, loaded: 1, rejected: 2, key: ["code"] });
    expect(await bed.columns(table)).toEqual({ code: "text", n: "numeric" });
    expect(await bed.rejected(result)).toEqual([
      { line: 3, column: "n", reason: "is no numeric", row: "2,yes" },
      { line: 4, column: "code", reason: "is missing", row: ",3" },
    ]);
    await bed.put(`data/${table}.schema.json`, JSON.stringify({ ...contract, key: ["n"] }));
    await expect(bed.load(file)).rejects.toMatchObject({ code: "key-changed" });
    const narrow = contract.columns.map((column) => ({
      ...column,
      type: column.name === "n" ? "bigint" : column.type,
    }));
    await bed.put(`data/${table}.schema.json`, JSON.stringify({ ...contract, columns: narrow }));
    await expect(bed.load(file)).rejects.toMatchObject({ code: "narrowing" });
  });

  test("refuses a file whose key has vanished, and leaves the table as it is", async () => {
    await bed.loadText(file, "id,name\n1,Ana\n");
    await expect(bed.loadText(file, "name\nBob\n")).rejects.toMatchObject({ code: "key-vanished" });
    expect(await bed.rows(table)).toEqual([{ id: "1", name: "Ana" }]);
  });

  test("sets bad rows aside with line, column and reason, and loads the others", async () => {
    const text =
      'id,day,n\n1,2024-01-01,1\n2,0000-00-00,2\n"3\n",2024-01-01\n4,2024-01-01,1e999999\n5,2024-02-30,5\n6,,6\n';
    const result = await bed.loadText(file, text, { rejectThreshold: 0.9 });
    expect(result).toMatchObject({ rowsIn: 6, loaded: 2, rejected: 4 });
    expect(await bed.rejected(result)).toEqual([
      { line: 3, column: "day", reason: "is no day of the calendar", row: "2,0000-00-00,2" },
      { line: 4, column: "", reason: "has 2 fields, and the header has 3", row: '"3\n",2024-01-01' },
      { line: 6, column: "n", reason: "is out of range", row: "4,2024-01-01,1e999999" },
      { line: 7, column: "day", reason: "is no day of the calendar", row: "5,2024-02-30,5" },
    ]);
  });

  test("fails whole above the threshold of 1 %, loads nothing, and keeps the reasons", async () => {
    const good = Array.from({ length: 200 }, (_, index) => `${index},x\n`).join("");
    expect(await bed.loadText(file, `id,name\n${good}a\nb\n`)).toMatchObject({ loaded: 200, rejected: 2 });
    const failure = bed.loadText(file, `id,name\n${good}a\nb\nc\n`);
    await expect(failure).rejects.toMatchObject({ code: "too-many-rejects", quarantine: expect.any(String) });
    const error = await failure.catch((reason) => reason);
    expect(await bed.rejected(error)).toHaveLength(3);
    const [line] = await bed.query("SELECT code, quarantine FROM sallyport_etl.failures WHERE table_name = $1", [
      table,
    ]);
    expect(line).toEqual({ code: "too-many-rejects", quarantine: error.quarantine });
  });

  test("takes of rows with one key the last, and rejects those before with a reason", async () => {
    const text = "id,name\n2,first\n1,Ana\n2,second\n2,third\n";
    const result = await bed.loadText(file, text, { rejectThreshold: 0.5 });
    expect(result).toMatchObject({ rowsIn: 4, loaded: 2, rejected: 2 });
    expect((await bed.rows(table)).map(({ name }) => name)).toEqual(["Ana", "third"]);
    expect(await bed.rejected(result)).toEqual([
      { line: 2, column: "id", reason: "has the key of a later row", row: "2,first" },
      { line: 4, column: "id", reason: "has the key of a later row", row: "2,second" },
    ]);
    const again = await bed.loadText(file, `${text}1,Ana\n`, { rejectThreshold: 0.9 });
    expect(again).toMatchObject({ rowsIn: 5, loaded: 0, updated: 0, unchanged: 2, rejected: 3 });
    await expect(bed.loadText(file, text.replaceAll("third", "last"))).rejects.toMatchObject({
      code: "too-many-rejects",
    });
  });

  test("knows by a sequencer which upload is older, and does not load it", async () => {
    await bed.loadText(file, "id,name\n1,newer\n", { sequencer: "0A" });
    const older = await bed.loadText(file, "id,name\n1,older\n", { sequencer: "9" });
    expect(older).toMatchObject({ known: true });
    expect(await bed.rows(table)).toEqual([{ id: "1", name: "newer" }]);
  });

  test("does everything but commit in a dry run", async () => {
    const result = await bed.loadText(file, "id,name\n1,Ana\n2\n", { dryRun: true, rejectThreshold: 1 });
    expect(result).toMatchObject({ loaded: 1, rejected: 1 });
    expect(result).not.toHaveProperty("quarantine");
    expect(await bed.columns(table)).toEqual({});
    expect(await bed.load(file, { rejectThreshold: 1 })).toMatchObject({ known: false, loaded: 1 });
  });

  test("serializes with another load of the same table, and neither loses a row", async () => {
    const rows = (from: number) => Array.from({ length: 3_000 }, (_, index) => `${from + index},x\n`).join("");
    await bed.put(file, `id,name\n${rows(0)}`);
    await bed.put(`data/${table}.csv.gz`, gzipSync(`id,name\n${rows(1_500)}`));
    const results = await Promise.all([bed.load(file), bed.load(`data/${table}.csv.gz`)]);
    expect(results.reduce((sum, { loaded }) => sum + loaded, 0)).toBe(4_500);
    expect(await bed.rows(table)).toHaveLength(4_500);
  });
});
