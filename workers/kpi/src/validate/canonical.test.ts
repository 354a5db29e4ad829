import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Database, literal } from "../compute/Database.js";
import { parseCategory, parseId, parseInstant, parsePrice, parseStatus, type ValueParser } from "./columns.js";

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sallyport-kpi-"));
  const { signal } = new AbortController();
  database = await Database.open({ folder, memoryMiB: 256, spillMiB: 256, threads: 1, signal });
  await database.runFile("schema");
});
afterAll(async () => {
  database.close();
  await rm(folder, { recursive: true });
});

const digits = fc.stringMatching(/^[0-9.+\-e ]{0,22}$/);
const time = fc.stringMatching(
  /^(19|20|21)[0-9][0-9]-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]|Z|\+02)?$/,
);
const latin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
const utf8 = (text: string): string => Buffer.from(text, "latin1").toString("utf8");

describe("what DuckDB takes without a screening is taken by the screening, with the same value; and its canonical text by DuckDB", () => {
  test.each<[string, ValueParser, fc.Arbitrary<string>]>([
    ["id_of", parseId, fc.oneof(digits, fc.nat().map(String))],
    [
      "price_of",
      parsePrice,
      fc.oneof(
        digits,
        fc.nat().map((cents) => (cents / 100).toFixed(2)),
      ),
    ],
    ["day_of", parseInstant, time],
    ["status_of", parseStatus, fc.constantFrom("Returned", "shipped", "lost", " shipped", "")],
    ["category_of", parseCategory, fc.string({ unit: "grapheme", maxLength: 8 })],
  ])("%s", async (macro, parse, values) => {
    const ask = async (text: string): Promise<string | undefined> => {
      try {
        return (await database.values(`SELECT ${macro}(${text === "" ? "NULL" : literal(text)})`))[0];
      } catch {
        return undefined;
      }
    };
    await fc.assert(
      fc.asyncProperty(
        values.filter((text) => !text.includes("\0")),
        async (text) => {
          const taken = text === "" ? undefined : await ask(text);
          const parsed = parse(latin1(text));
          if (taken !== undefined) {
            expect(parsed).toHaveProperty("value");
            if ("value" in parsed) expect(await ask(utf8(parsed.value))).toBe(taken);
          }
          if ("value" in parsed && parsed.value !== "") expect(await ask(utf8(parsed.value))).toBeDefined();
        },
      ),
    );
  });
});
