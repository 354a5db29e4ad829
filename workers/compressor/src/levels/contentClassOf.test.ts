import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { contentClassOf } from "./contentClassOf.js";
import { isDense } from "./isDense.js";
import { prefixOf } from "./prefixOf.js";

const rows = Buffer.from(
  Array.from({ length: 20_000 }, (_, row) => `${row},${Math.sin(row)},name ${row % 97}\n`).join(""),
);

describe("the class of a frame", () => {
  test.each([
    ["orders/2026.csv", undefined, "csv"],
    ["orders/2026", "text/csv; charset=utf-8", "csv"],
    ["events/a.ndjson", "application/octet-stream", "json"],
    ["events/a", "application/vnd.api+json", "json"],
    ["feed.svg", undefined, "xml"],
    ["feed", "application/atom+xml", "xml"],
    ["app.log", "binary/octet-stream", "text"],
    ["table.parquet", "text/plain", "packed"],
    ["photo", "image/jpeg", "packed"],
    ["data.bin", undefined, "other"],
    ["no-suffix/at.all/x", undefined, "other"],
  ])("of %s with the content type %s is %s", (key, contentType, expected) => {
    expect(contentClassOf(key, contentType, rows)).toBe(expected);
  });

  test("says so where the bytes are compressed already, whatever they claim to be", () => {
    expect(contentClassOf("orders.csv", "text/csv", gzipSync(rows))).toBe("csv-dense");
    expect(contentClassOf("orders.csv", "text/csv", randomBytes(65_536))).toBe("csv-dense");
  });
});

describe("the look at the bytes", () => {
  test("takes random bytes of any size from 4 KiB on for dense, and numbers in binary for not", () => {
    for (const size of [4096, 5000, 16_384, 1_000_003]) expect(isDense(randomBytes(size))).toBe(true);
    const numbers = Buffer.alloc(65_536);
    for (let at = 0; at < numbers.length; at += 8) numbers.writeDoubleLE(Math.round(1e6 * Math.sin(at)) / 1e3, at);
    expect(isDense(numbers)).toBe(false);
    expect(isDense(Buffer.alloc(65_536))).toBe(false);
  });

  test("says nothing of a few bytes", () => {
    expect(isDense(randomBytes(4095))).toBe(false);
    expect(isDense(Buffer.alloc(0))).toBe(false);
  });
});

describe("the prefix by which objects are told apart", () => {
  test.each([
    ["in/orders/eu/2026/a.csv", "in/", "orders/eu/"],
    ["in/orders/day=2026-11-26/a.csv", "in/", "orders/"],
    ["in/4711/orders/a.csv", "in/", ""],
    ["in/a.csv", "in/", ""],
    ["a/b/c/d/e.csv", "", "a/b/"],
  ])("of %s below %s is %s", (key, rule, expected) => {
    expect(prefixOf(key, rule)).toBe(expected);
  });
});
