import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { LocalBed } from "./testing/LocalBed.js";
import { type RandomFile, randomFile } from "./testing/randomInput.js";
import { referenceKpis } from "./testing/reference.js";

const products = randomFile("products");
const orders = randomFile("orders");
const items = randomFile("order_items");
const anyFile = fc.oneof(products, orders, items, items);

async function expectReference(bed: LocalBed, files: Iterable<RandomFile>): Promise<void> {
  const { quality } = await bed.run({ rejectThreshold: 1 });
  const expected = referenceKpis([...files].map(({ reference }) => reference));
  expect(quality).toEqual(expected.quality);
  expect(bed.tables.categories).toEqual(expected.category);
  expect(bed.tables.orders).toEqual(expected.order);
}

describe("the KPIs of random input", () => {
  test("are those of the reference, with duplicates, orphans, nulls, offsets and flaws", async () => {
    await fc.assert(
      fc.asyncProperty(products, orders, items, fc.array(anyFile, { maxLength: 4 }), async (a, b, c, more) => {
        const bed = await LocalBed.make();
        try {
          const files = [a, b, c, ...more];
          for (const [index, { dataset, text }] of files.entries()) await bed.put(`${dataset}/${index}.csv`, text);
          await expectReference(bed, files);
        } finally {
          await bed.end();
        }
      }),
      { numRuns: 30 },
    );
  });

  test("are the same after a series of runs, each with files added, replaced and removed, as after one run over what is left", async () => {
    const change = fc.record({ name: fc.integer({ min: 0, max: 4 }), file: anyFile, remove: fc.boolean() });
    const changes = fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(products, orders, items, changes, async (a, b, c, steps) => {
        const bed = await LocalBed.make();
        try {
          // Oldest first, as a map keeps what was set again last: see `put`.
          const files = new Map<string, RandomFile>();
          const put = async (name: string, file: RandomFile): Promise<void> => {
            files.delete(name);
            files.set(name, file);
            await bed.put(name, file.text);
          };
          for (const file of [a, b, c]) await put(`${file.dataset}/always.csv`, file);
          await expectReference(bed, files.values());
          for (const step of steps) {
            for (const { name, file, remove } of step) {
              const key = `${file.dataset}/${name}.csv`;
              if (remove && files.delete(key)) await bed.remove(key);
              else await put(key, file);
            }
            // Rows that exist no longer stay in the tables until a reconcile: they are compared without.
            await bed.run({ rejectThreshold: 1 });
            const expected = referenceKpis([...files.values()].map(({ reference }) => reference));
            const { tables } = bed;
            const keys = new Set(expected.category.map((row) => `${row.category}/${row.order_date}`));
            expect(tables.categories.filter((row) => keys.has(`${row.category}/${row.order_date}`))).toEqual(
              expected.category,
            );
            const days = new Set(expected.order.map((row) => row.order_date));
            expect(tables.orders.filter((row) => days.has(row.order_date))).toEqual(expected.order);
            expect(bed.told.at(-1)?.quality).toEqual(expected.quality);
          }
        } finally {
          await bed.end();
        }
      }),
      { numRuns: 15 },
    );
  });
});
