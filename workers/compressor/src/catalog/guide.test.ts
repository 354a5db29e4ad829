import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { CatalogRow } from "./CatalogRow.js";
import { catalogColumns } from "./catalogColumns.js";
import { catalogKey } from "./catalogKey.js";
import { dayOf } from "./dayOf.js";
import { writeCatalog } from "./writeCatalog.js";

const guide = join(import.meta.dirname, "..", "..", "..", "..", "docs", "guides", "compressor-backup.md");

const event = (key: string, time: string, more: Partial<CatalogRow> = {}): CatalogRow => ({
  event: "created",
  sourceBucket: "user-source",
  key,
  sequencer: "0A",
  eventTime: new Date(time),
  size: 10,
  sha256: `sha-of-${key}`,
  tags: { team: "data" },
  archiveBucket: "backup",
  archiveKey: "archives/orders/x.tar.zst",
  archive: "x",
  ...more,
});

const rows = [
  event("in/2026/a.csv", "2026-02-03T10:00:00Z", { versionId: "V1", sequencer: "FF" }),
  // Of the same millisecond: the sequencer decides, and the shorter one is the smaller.
  event("in/2026/a.csv", "2026-02-03T10:00:00Z", { versionId: "V2", sequencer: "100" }),
  event("in/2026/a.csv", "2026-02-05T10:00:00Z", { versionId: "V3", sequencer: "101" }),
  event("in/2026/gone.csv", "2026-02-03T10:00:00Z", { sha256: "sha-of-in/2026/a.csv" }),
  event("in/2026/gone.csv", "2026-02-04T11:00:00Z", {
    event: "deleted",
    sequencer: "0B",
    size: undefined,
    tags: undefined,
  }),
  event("in/2026/later.csv", "2026-02-04T13:00:00Z", { tags: { team: "other" } }),
  event("out/b.csv", "2026-02-03T10:00:00Z"),
];

/** What each query of the guide has to find, in its order. */
const expected = [
  [{ version_id: "V3" }, { version_id: "V2" }, { version_id: "V1" }],
  [{ key: "in/2026/a.csv" }],
  [
    { day: "2026-02-03", objects: "4", bytes: "40", archives: "1" },
    { day: "2026-02-05", objects: "1", bytes: "10", archives: "1" },
  ],
  [{ sha256: "sha-of-in/2026/a.csv", keys: "2", size: "10" }],
];

describe("the guide to backups", () => {
  let folder: string;
  let text: string;

  beforeAll(async () => {
    text = await readFile(guide, "utf8");
    folder = await mkdtemp(join(tmpdir(), "guide-"));
    for (const day of new Set(rows.map(({ eventTime }) => dayOf(eventTime)))) {
      const file = join(folder, catalogKey({ rule: "orders", day, archive: "0".repeat(64) }));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, writeCatalog(rows.filter(({ eventTime }) => dayOf(eventTime) === day)));
    }
  });
  afterAll(async () => await rm(folder, { recursive: true }));

  const run = async (sql: string) => {
    const instance = await DuckDBInstance.create(":memory:", { autoinstall_known_extensions: "false" });
    const connection = await instance.connect();
    try {
      const files = join(folder, "catalog", "**", "*.parquet").replaceAll("'", "''");
      const hive = "hive_partitioning = true, hive_types = {'day': DATE, 'rule': VARCHAR}";
      await connection.run("SET TimeZone = 'UTC'");
      await connection.run(`CREATE VIEW orders AS SELECT * FROM read_parquet('${files}', ${hive})`);
      // Athena's name of it.
      await connection.run("CREATE MACRO json_extract_scalar(value, path) AS json_extract_string(value, path)");
      return (await connection.runAndReadAll(sql)).getRowObjectsJson();
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  };

  test("gives queries that find what they say", async () => {
    const queries = [...text.matchAll(/```sql\n(.+?)```/gs)].map(([, sql = ""]) => sql);
    expect(queries).toHaveLength(expected.length);
    for (const [index, sql] of queries.entries()) {
      const wanted = (expected[index] ?? []).map((row) => expect.objectContaining(row));
      expect(await run(sql)).toEqual(wanted);
    }
  });

  test("describes every column", () => {
    const described = [...text.matchAll(/^\| ((?:`\w+`(?:, )?)+) \| (?:string|timestamp|bigint)/gm)];
    const names = described.flatMap(([, cell = ""]) => [...cell.matchAll(/\w+/g)].map(String));
    expect(names.sort()).toEqual([...catalogColumns.map(({ name }) => name), "day", "rule"].sort());
  });
});
