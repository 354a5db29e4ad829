import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { LoadBed } from "./testing/LoadBed.js";
import { LoadProgram } from "./testing/LoadProgram.js";

const MOST_MIB = 200;
const ROWS = 600_000;

function* csvRows(): Generator<string> {
  yield "id,sku,amount,day,at,note\n";
  for (let from = 0; from < ROWS; from += 10_000) {
    let text = "";
    for (let id = from; id < from + 10_000; id++) {
      text += `${id},SKU-${id % 999},${id % 100}.25,2024-05-${10 + (id % 20)},2024-05-05T10:00:00Z,"note, of ${id}"\n`;
    }
    yield text;
  }
}

describe("the memory of a load", () => {
  let bed: LoadBed;
  let program: LoadProgram;
  beforeAll(async () => {
    bed = await LoadBed.start();
    program = await LoadProgram.build("memory");
    await mkdir(join(bed.folder, "files", "data"), { recursive: true });
  }, 60_000);
  afterAll(async () => await bed.stop());

  test(`stays below ${MOST_MIB} MiB for ${ROWS} rows of compressed CSV`, async () => {
    const path = join(bed.folder, "files", "data", "large.csv.gz");
    await pipeline(csvRows(), createGzip({ level: 1 }), createWriteStream(path));
    const { loaded, peakMiB } = await program.run(bed, "data/large.csv.gz");
    expect(loaded).toBe(ROWS);
    expect(peakMiB).toBeLessThan(MOST_MIB);
  }, 120_000);

  test(`stays below ${MOST_MIB} MiB for a file whose rows are all at fault`, async () => {
    const path = join(bed.folder, "files", "data", "faulty.csv");
    const rows = Array.from({ length: 60 }, () => "1,2,3,a row that has too many fields\n".repeat(10_000));
    await pipeline(["id,name\n", ...rows], createWriteStream(path));
    const { rejected, peakMiB } = await program.run(bed, "data/faulty.csv", { rejectThreshold: 1 });
    expect(rejected).toBe(ROWS);
    expect(peakMiB).toBeLessThan(MOST_MIB);
  }, 120_000);

  test(`stays below ${MOST_MIB} MiB for ${ROWS} rows of Parquet, whose types are those that it names`, async () => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const path = join(bed.folder, "files", "data", "columns.parquet");
    await connection.run(
      `COPY (SELECT i AS id, 'SKU-' || (i % 999) AS sku, CAST(i % 100 AS DECIMAL(9, 2)) AS amount, DATE '2024-05-01' + CAST(i % 20 AS INTEGER) AS day,
                    TIMESTAMPTZ '2024-05-05 10:00:00Z' AS at, CASE WHEN i = 7 THEN 'nan'::DOUBLE ELSE i / 4 END AS ratio,
                    CASE WHEN i % 3 = 0 THEN NULL ELSE i % 2 = 0 END AS even, CASE WHEN i % 5 = 0 THEN '' WHEN i % 5 = 1 THEN NULL ELSE '0' || i END AS code, ['a"b', NULL] AS list
               FROM range(${ROWS}) AS numbers(i)) TO '${path}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    const { loaded, columns, peakMiB } = await program.run(bed, "data/columns.parquet");
    expect(loaded).toBe(ROWS);
    expect(Object.fromEntries(columns.map(({ name, type }) => [name, type]))).toEqual({
      ...{ id: "bigint", sku: "text", amount: "numeric", day: "date", at: "timestamptz" },
      ...{ ratio: "numeric", even: "boolean", code: "text", list: "text" },
    });
    const [row] = await bed.query('SELECT * FROM etl."columns" WHERE id = 7');
    expect(row).toMatchObject({
      sku: "SKU-7",
      amount: "7.00",
      ratio: null,
      even: false,
      code: "07",
      list: '["a\\"b",null]',
    });
    const [none] = await bed.query(
      "SELECT count(*) FILTER (WHERE code = '')::int AS empty, count(*) FILTER (WHERE code IS NULL)::int AS nulls FROM etl.columns",
    );
    expect(none).toEqual({ empty: ROWS / 5, nulls: ROWS / 5 });
    expect(peakMiB).toBeLessThan(MOST_MIB);
  }, 120_000);
});
