import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { catalogColumns } from "./catalogColumns.js";
import { catalogKey } from "./catalogKey.js";
import { writeCatalog } from "./writeCatalog.js";

describe("another engine", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "catalog-"));
    for (const [rule, day, number] of [
      ["orders", "2026-02-03", 1],
      ["orders", "2026-02-04", 2],
      ["logs", "2026-02-03", 3],
    ] as const) {
      const archive = String(number).repeat(64);
      const file = join(folder, catalogKey({ rule, day, archive }));
      await mkdir(dirname(file), { recursive: true });
      const created = {
        event: "created" as const,
        sourceBucket: "user-source",
        key: `käse/🧀-${number}`,
        eventTime: new Date(`${day}T04:05:06.789Z`),
        size: 2 ** 40 + number,
        tags: { team: "data" },
        archiveBucket: "backup",
        archiveKey: `archives/${rule}/${archive}.tar.zst`,
        archive,
      };
      const { size, tags, ...deleted } = created;
      await writeFile(file, writeCatalog([created, { ...deleted, event: "deleted", key: "gone" }]));
    }
  });
  afterAll(async () => await rm(folder, { recursive: true }));

  const query = async (sql: string) => {
    const instance = await DuckDBInstance.create(":memory:", { autoinstall_known_extensions: "false" });
    const connection = await instance.connect();
    try {
      await connection.run("SET TimeZone = 'UTC'");
      const files = join(folder, "catalog", "**", "*.parquet").replaceAll("'", "''");
      const table = `read_parquet('${files}', hive_partitioning = true, hive_types = {'day': DATE, 'rule': VARCHAR})`;
      return (await connection.runAndReadAll(sql.replace("catalog", table))).getRowObjectsJson();
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  };

  test("reads the files as one table with the partitions rule and day", async () => {
    const rows = await query(
      "SELECT key, size, CAST(event_time AS VARCHAR) AS at, tags->>'team' AS team FROM catalog WHERE rule = 'orders' AND day >= DATE '2026-02-04' ORDER BY key",
    );
    expect(rows).toEqual([
      { key: "gone", size: null, at: expect.stringContaining("2026-02-04 04:05:06.789"), team: null },
      {
        key: "käse/🧀-2",
        size: String(2 ** 40 + 2),
        at: expect.stringContaining("2026-02-04 04:05:06.789"),
        team: "data",
      },
    ]);
    expect(await query("SELECT count(*) AS rows FROM catalog")).toEqual([{ rows: "6" }]);
  });

  test("finds the columns and types that the table declares", async () => {
    const types = { string: "VARCHAR", bigint: "BIGINT", timestamp: /^TIMESTAMP/ };
    const found = await query(
      "SELECT column_name, column_type FROM (DESCRIBE SELECT * EXCLUDE (rule, day) FROM catalog)",
    );
    expect(found).toEqual(
      catalogColumns.map(({ name, type }) => ({
        column_name: name,
        column_type: typeof types[type] === "string" ? types[type] : expect.stringMatching(types[type]),
      })),
    );
  });
});
