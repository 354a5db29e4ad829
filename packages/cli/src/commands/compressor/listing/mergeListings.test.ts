import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { compareKeys } from "./compareKeys.js";
import { inOrder } from "./inOrder.js";
import type { ListedObject } from "./ListedObject.js";
import { mergeListings } from "./mergeListings.js";

const object = (key: string, size = 0): ListedObject => ({
  key,
  size,
  lastModified: new Date(0),
  etag: "",
  storageClass: "STANDARD",
});

/** Pages of any length, empty ones among them, as S3 gives them where a filter takes all of a page. */
async function* pages(objects: readonly ListedObject[], length: number): AsyncGenerator<readonly ListedObject[]> {
  for (let from = 0; from < objects.length; from += length) {
    yield objects.slice(from, from + length);
    yield [];
  }
}

const keys = fc
  .uniqueArray(fc.oneof(fc.string({ unit: "binary", maxLength: 4 }), fc.constantFrom("￿", "😀", "a", "a/", "")), {
    maxLength: 30,
  })
  .map((list) => list.toSorted(compareKeys));

describe("the merge of listings", () => {
  it("has every key of any listing once, with what each listing has of it, whatever the pages", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(keys, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 7 }),
        async (lists, n) => {
          const listings = lists.map((list, index) =>
            inOrder(
              "b",
              pages(
                list.map((key) => object(key, index)),
                n,
              ),
            ),
          );
          const merged: string[] = [];
          for await (const { key, objects } of mergeListings(listings)) {
            merged.push(key);
            expect(objects.map((one) => one?.key)).toEqual(lists.map((list) => (list.includes(key) ? key : undefined)));
            expect(objects.every((one, index) => one === undefined || one.size === index)).toBe(true);
          }
          expect(merged).toEqual([...new Set(lists.flat())].sort(compareKeys));
        },
      ),
    );
  });

  it("goes by the order of S3, in which a key beyond the basic plane comes after all that are in it", () => {
    expect(["😀", "￿"].sort(compareKeys)).toEqual(["￿", "😀"]);
    expect(["😀", "￿"].sort()).toEqual(["😀", "￿"]);
  });

  it("refuses a listing that is in no order, of which it would find differences that are none", async () => {
    const listing = inOrder("directory--bucket", pages([object("b"), object("a")], 5));
    await expect(mergeListings([listing]).next()).rejects.toThrow("in the order of its keys");
  });

  it("hands on what a listing fails with, while the others go on", async () => {
    const failing = (async function* (): AsyncGenerator<readonly ListedObject[]> {
      yield [object("a")];
      throw new Error("denied");
    })();
    const merged = mergeListings([pages([object("a"), object("b")], 1), failing]);
    await merged.next();
    await expect(merged.next()).rejects.toThrow("denied");
  });
});
