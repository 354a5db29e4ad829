import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../../random/seededRandom.js";
import { CsvFile } from "./CsvFile.js";
import { dayNames, days, shareOfDays } from "./calendar.js";
import { OrderWriter } from "./OrderWriter.js";
import { makeProducts, type SampleProduct } from "./products.js";
import type { SampleTruth } from "./SampleTruth.js";

export interface SampleOptions {
  /** A folder that is not there yet, or is empty. */
  readonly folder: string;
  /** Items, without those that are delivered twice. */
  readonly items: number;
  readonly seed: number;
  readonly onItems?: (items: number) => void;
}

export interface SampleSummary {
  readonly files: number;
  readonly bytes: number;
  /** What the KPIs of the sample have to come to, counted while it was written. */
  readonly truth: SampleTruth;
}

/**
 * Writes a year of an online shop's orders, items and products as part files of a month each, in the layout of the
 * pipeline's `Data/` prefix. Depends on the seed and the number of items alone. Like real exports it has faults: rows
 * delivered twice, products that nobody knows, and rows that no schema accepts.
 *
 * Rejects with Node's errors: `EEXIST` where the folder has files of these names.
 */
export function writeSample({ folder, items, seed, onItems }: SampleOptions): SampleSummary {
  const random = seededRandom(seed);
  const products = makeProducts(Math.min(Math.max(Math.round(items / 250), 50), 20_000), random);
  for (const name of ["orders", "order_items", "products"]) mkdirSync(join(folder, name), { recursive: true });
  const productBytes = writeProducts(join(folder, "products", "products.csv"), products);
  const writer = new OrderWriter(products, random);
  const shares = shareOfDays(random);
  let bytes = productBytes;
  let written = 0;
  let share = 0;
  for (let day = 0; day < days; ) {
    const month = (dayNames[day] ?? "").slice(0, 7);
    const files = openMonth(folder, month);
    for (; dayNames[day]?.startsWith(month); day++) {
      share += shares[day] ?? 0;
      const until = day === days - 1 ? items : Math.round(items * share);
      writer.writeDay(day, until - written, files);
      written = until;
      onItems?.(written);
    }
    writer.redeliver(files.items);
    files.orders.close();
    files.items.close();
    bytes += files.orders.bytes + files.items.bytes;
  }
  return { files: 25, bytes, truth: { ...writer.truth(), products: products.length } };
}

function openMonth(folder: string, month: string): { readonly orders: CsvFile; readonly items: CsvFile } {
  return {
    orders: new CsvFile(
      join(folder, "orders", `${month}.csv`),
      "order_id,user_id,status,created_at,returned_at,shipped_at,delivered_at,num_of_item",
    ),
    items: new CsvFile(
      join(folder, "order_items", `${month}.csv`),
      "id,order_id,user_id,product_id,status,created_at,shipped_at,delivered_at,returned_at,sale_price",
    ),
  };
}

function writeProducts(path: string, products: readonly SampleProduct[]): number {
  const file = new CsvFile(path, "id,sku,cost,category,name,brand,retail_price,department");
  for (const { id, category, price } of products) {
    const quoted = category.includes(",") ? `"${category}"` : category;
    const cost = (Math.round(price * 0.55) / 100).toFixed(2);
    const department = id % 2 === 0 ? "Women" : "Men";
    file.write(
      `${id},SKU-${id},${cost},${quoted},"${category} ""No. ${id}""",Brand ${id % 97},${(price / 100).toFixed(2)},${department}\n`,
    );
  }
  file.close();
  return file.bytes;
}
