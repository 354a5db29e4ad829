import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { LoadBed } from "./testing/LoadBed.js";
import { loadIntoModel, type Model, type ModelFile } from "./testing/model.js";

const THRESHOLD = 0.6;

const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  { weight: 4, arbitrary: fc.integer().map(String) },
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 0, max: 999 })).map(([a, b]) => `${a}.${b}`),
  fc.boolean().map(String),
  day.map((date) => date.toISOString().slice(0, 10)),
  day.map((date) => `${date.toISOString().slice(0, 19)}Z`),
  fc.constantFrom("007", "+49", "NULL", "\\N", "\\.", "it's", 'say "hi"', "a,b", "line\nbreak", "Ünïcode", " "),
);
const id = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 12 }).map(String) },
  fc.constant(""),
  fc.constant("1.0"),
);
const names = ["a", "b", 'c "x"', "d;--"];

/** Columns tend to one kind, else everything would soon be text. */
const column = (rows: number) =>
  fc.oneof(
    fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }).map(String), fc.constant("")), {
      minLength: rows,
      maxLength: rows,
    }),
    fc.array(
      fc.oneof(
        day.map((date) => date.toISOString().slice(0, 10)),
        fc.constant(""),
      ),
      { minLength: rows, maxLength: rows },
    ),
    fc.array(value, { minLength: rows, maxLength: rows }),
  );

const file: fc.Arbitrary<ModelFile> = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc
    .record({
      ids: fc.array(id, { minLength: count, maxLength: count }),
      chosen: fc.subarray(names),
      columns: fc.tuple(column(count), column(count), column(count), column(count)),
      ragged: fc.array(
        fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
        { minLength: count, maxLength: count },
      ),
    })
    .map(({ ids, chosen, columns, ragged }) => ({
      header: ["id", ...chosen],
      rows: ids.map((key, row) => {
        const fields = [key, ...chosen.map((_name, index) => columns[index]?.[row] ?? "")];
        return ragged[row] ? [...fields, "more"] : fields;
      }),
    })),
);

/** In a file of one column an empty line is no row. */
function csvOf({ header, rows }: ModelFile): string {
  const quoted = (text: string): string =>
    /[",\n]/.test(text) || (text === "" && header.length === 1) ? `"${text.replaceAll('"', '""')}"` : text;
  return [header, ...rows].map((fields) => `${fields.map(quoted).join(",")}\n`).join("");
}

describe("a table after random files, one after the other", () => {
  let bed: LoadBed;
  let number = 0;
  beforeAll(async () => {
    bed = await LoadBed.start();
  });
  afterAll(async () => await bed.stop());

  test("is what a model in plain TypeScript says, row by row and type by type, and every row is accounted for", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 5 }), async (files) => {
        number += 1;
        const table = `random ${number}`;
        const model: Model = { types: new Map(), rows: new Map() };
        for (const one of files) {
          const expected = loadIntoModel(model, one, THRESHOLD);
          const loading = bed.loadText(`data/${table}.csv`, csvOf(one), { rejectThreshold: THRESHOLD });
          if (expected === undefined) await expect(loading).rejects.toMatchObject({ code: "too-many-rejects" });
          else expect(await loading).toMatchObject({ ...expected, rowsIn: one.rows.length });
        }
        if (model.rows.size === 0) return;
        const types = Object.fromEntries(
          [...model.types].map(([name, type]) => [name, type.replace("timestamptz", "timestamp with time zone")]),
        );
        expect(await bed.columns(table)).toEqual(types);
        const rows = [...model.rows.values()].map((row) =>
          Object.fromEntries([...model.types.keys()].map((name) => [name, row.get(name) ?? null])),
        );
        const byId = (one: Record<string, string | null>, other: Record<string, string | null>) =>
          String(one.id) < String(other.id) ? -1 : 1;
        expect((await bed.rows(table)).sort(byId)).toEqual(rows.sort(byId));
      }),
      { numRuns: 60 },
    );
  }, 180_000);
});
