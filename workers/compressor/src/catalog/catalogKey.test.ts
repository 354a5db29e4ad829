import { describe, expect, test } from "@jest/globals";
import { catalogKey, catalogPrefix, keptArchiveKey, keptArchivePrefix, parseCatalogKey } from "./catalogKey.js";

const archive = "0123456789abcdef".repeat(4);

describe("the layout of a backup bucket", () => {
  test("has the catalog in partitions by rule and day, a file for each archive", () => {
    const file = { rule: "my-rule.1", day: "2026-02-03", archive };
    const key = catalogKey(file);
    expect(key).toBe(`catalog/rule=my-rule.1/day=2026-02-03/${archive}.parquet`);
    expect(key.startsWith(catalogPrefix("my-rule.1"))).toBe(true);
    expect(key.startsWith(catalogPrefix("my-rule.1", "2026-02-03"))).toBe(true);
    expect(key.startsWith(catalogPrefix("my-rule"))).toBe(false);
    expect(parseCatalogKey(key)).toEqual(file);
  });

  test.each([
    `catalog/rule=../day=2026-02-03/${archive}.parquet`,
    `catalog/rule=a/day=today/${archive}.parquet`,
    `catalog/rule=a/day=2026-02-03/${archive}.csv`,
    `x/catalog/rule=a/day=2026-02-03/${archive}.parquet`,
    "",
  ])("has no catalog file %j", (key) => {
    expect(parseCatalogKey(key)).toBeUndefined();
  });

  test("has the archives below their rule", () => {
    expect(keptArchiveKey("orders", archive)).toBe(`${keptArchivePrefix("orders")}${archive}.tar.zst`);
    expect(keptArchivePrefix("orders")).toBe("archives/orders/");
  });
});
