import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { CatalogError } from "./CatalogError.js";
import type { CatalogRow } from "./CatalogRow.js";
import { readCatalog } from "./readCatalog.js";
import { catalogRows } from "./testing/rows.js";
import { writeCatalog } from "./writeCatalog.js";

const row: CatalogRow = {
  event: "created",
  sourceBucket: "user-source",
  key: "in/a.csv",
  eventTime: new Date("2026-02-03T04:05:06.789Z"),
  size: 5,
  archiveBucket: "backup",
  archiveKey: "archives/rule/x.tar.zst",
  archive: "x",
};

describe("a catalog file", () => {
  test("gives back every row, whatever is in its key, tags and metadata", async () => {
    await fc.assert(
      fc.asyncProperty(catalogRows, async (rows) => {
        const read = await readCatalog(writeCatalog(rows), "here");
        // Absent and undefined are the same to a row.
        expect(read).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  test("has the same bytes for the same rows", () => {
    fc.assert(
      fc.property(catalogRows, (rows) => writeCatalog(rows).equals(writeCatalog(rows))),
      { numRuns: 30 },
    );
  });

  test("holds the many objects of one archive", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ ...row, key: `in/${index}` }));
    const bytes = writeCatalog(rows);
    expect(await readCatalog(bytes, "here")).toEqual(rows);
    expect(bytes.length).toBeLessThan(20_000 * 20);
  });

  test("is refused when it is cut short, or is something else", async () => {
    const bytes = writeCatalog([row]);
    for (const damaged of [bytes.subarray(0, -20), bytes.subarray(10), Buffer.from("no Parquet"), Buffer.alloc(0)])
      await expect(readCatalog(damaged, "s3://backup/catalog/x")).rejects.toThrow(CatalogError);
  });

  test("is refused when a row of it makes no sense, naming the row and the file", async () => {
    const bytes = writeCatalog([row, { ...row, event: "moved" as "created" }]);
    await expect(readCatalog(bytes, "s3://backup/catalog/x")).rejects.toThrow(/Row 2 .* event .*s3:\/\/backup/);
  });
});
