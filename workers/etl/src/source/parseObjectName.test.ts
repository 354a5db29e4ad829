import { describe, expect, test } from "@jest/globals";
import { parseObjectName } from "./parseObjectName.js";

describe("parseObjectName", () => {
  test.each([
    ["data/users.csv", { table: "users", format: "csv", compression: undefined }],
    ["data/users.v2.CSV.GZ", { table: "users.v2", format: "csv", compression: "gzip" }],
    ["data/a b.csv.zst", { table: "a b", format: "csv", compression: "zstd" }],
    ["data/e.ndjson", { table: "e", format: "ndjson", compression: undefined }],
    ["data/e.jsonl.gz", { table: "e", format: "ndjson", compression: "gzip" }],
    ["data/p.parquet", { table: "p", format: "parquet", compression: undefined }],
  ])("%s", (key, name) => {
    expect(parseObjectName(key, "data/")).toEqual(name);
  });

  test.each([
    ["data/a/users.csv", "nested-key"],
    ["other/users.csv", "nested-key"],
    ["data/users.txt", "unsupported-format"],
    ["data/users.schema.json", "unsupported-format"],
    ["data/.csv", "bad-name"],
    [`data/${"x".repeat(64)}.csv`, "name-too-long"],
  ])("refuses %s", (key, code) => {
    expect(() => parseObjectName(key, "data/")).toThrow(expect.objectContaining({ code }));
  });
});
