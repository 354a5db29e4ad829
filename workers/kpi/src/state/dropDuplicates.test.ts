import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Database } from "../compute/Database.js";
import { dropDuplicates } from "./dropDuplicates.js";

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sallyport-kpi-"));
  const { signal } = new AbortController();
  database = await Database.open({ folder, memoryMiB: 256, spillMiB: 256, threads: 2, signal });
  await database.runFile("schema");
  await database.run("INSERT INTO files VALUES (1, 7, false), (2, 3, false), (3, 5, false)");
});
afterEach(async () => {
  database.close();
  await rm(folder, { recursive: true });
});

/** Products whose category says how they are told apart. */
const load = async (rows: string, file: number) =>
  await database.run(`INSERT INTO new_products SELECT id, category, ${file} FROM (${rows}) given(id, category)`);
const left = async () =>
  (
    await database.rows<{ id: string; category: string; file: string }>(
      "SELECT id, category, file FROM new_products ORDER BY id",
    )
  ).map(({ id, category, file }) => `${id} ${category} ${file}`);
const overlapping = async () => (await database.values("SELECT DISTINCT file FROM overlapping ORDER BY file")).join();

describe.each([
  ["deleted", undefined],
  ["left out of a table that is written anew", 0],
])("rows of one id, %s", (_, mostTouched) => {
  test("lose to the file of the highest rank, and in one file to the last", async () => {
    await load("VALUES (1, 'first'), (2, 'b'), (4, 'd'), (1, 'last')", 1);
    await load("VALUES (2, 'older'), (3, 'c')", 2);
    await load("VALUES (3, 'newer'), (9, 'x'), (9, 'y')", 3);
    await dropDuplicates(database, "products", mostTouched);
    expect(await left()).toEqual(["1 last 1", "2 b 1", "3 newer 3", "4 d 1", "9 y 3"]);
    expect(await overlapping()).toBe("1,2,3");
  });

  test("are found in whatever order ids come, also where they hardly ever rise", async () => {
    const ids = "SELECT (range * 7919) % 40000 AS id FROM range(40000)";
    await load(`SELECT id, 'a' AS category FROM (${ids}) UNION ALL SELECT 12345, 'late'`, 1);
    await load("SELECT 50000 - range AS id, 'b' AS category FROM range(10001)", 3);
    await dropDuplicates(database, "products", mostTouched);
    const rows = await left();
    expect(rows).toHaveLength(50_001);
    expect(rows[12_345]).toBe("12345 late 1");
    expect(await overlapping()).toBe("");
  });

  test("are all kept where no id occurs twice", async () => {
    await load("SELECT range AS id, 'a' AS category FROM range(10, 20)", 1);
    await load("SELECT range AS id, 'b' AS category FROM range(0, 10)", 2);
    await dropDuplicates(database, "products", mostTouched);
    expect(await left()).toHaveLength(20);
  });
});
