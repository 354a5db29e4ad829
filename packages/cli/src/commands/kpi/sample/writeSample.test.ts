import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { writeSample } from "./writeSample.js";

const newFolder = temporaryFolders();
const files = ["orders/2024-03.csv", "order_items/2024-03.csv", "order_items/2024-12.csv", "products/products.csv"];

function sampleOf(seed: number, items = 5_000) {
  const folder = newFolder();
  const summary = writeSample({ folder, items, seed });
  return { summary, texts: files.map((file) => readFileSync(join(folder, file), "utf8")) };
}

describe("the sample", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(sampleOf(1)).toEqual(sampleOf(1));
    expect(sampleOf(1).texts).not.toEqual(sampleOf(2).texts);
  });

  it("has exactly the wanted number of items, of which its truth accounts for every one", () => {
    const { truth } = sampleOf(3, 12_345).summary;
    expect(truth.items + truth.rejected).toBe(12_345);
    expect(truth.rows).toBe(truth.products + truth.orders + truth.items + truth.rejected + truth.duplicates);
  });
});
