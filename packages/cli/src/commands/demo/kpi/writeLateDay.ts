import { join } from "node:path";
import { writeWhole } from "../../../archives/writeWhole.js";
import type { SampleTruth } from "../../kpi/sample/SampleTruth.js";

const day = "2024-06-15";
const orders = 100;
const itemsEach = 2;
/** Above all ids of the sample. */
const firstId = 500_000_000;

/**
 * Writes orders and items of one day into a sample, as a shop does whose systems deliver late, with an item of a product
 * that nobody knows and one without a price. Their price is given: with another one they are another input, of which a run
 * has to compute that day alone. Returns the truth with them in it.
 *
 * @param cents - price of each item
 */
export async function writeLateDay(folder: string, truth: SampleTruth, cents: number): Promise<SampleTruth> {
  const price = money(BigInt(cents));
  const orderLines = ["order_id,user_id,status,created_at,returned_at,shipped_at,delivered_at,num_of_item"];
  const itemLines = ["id,order_id,user_id,product_id,status,created_at,shipped_at,delivered_at,returned_at,sale_price"];
  const item = (id: number, order: number, product: number, cost: string): string =>
    `${id},${order},${order - firstId + 1},${product},complete,${day}T12:00:00,,,,${cost}`;
  for (let at = 0; at < orders; at++) {
    const order = firstId + at;
    orderLines.push(`${order},${at + 1},complete,${day}T12:00:00,,,,${itemsEach}`);
    for (let of = 0; of < itemsEach; of++)
      itemLines.push(item(firstId + at * itemsEach + of, order, 1 + (at % 50), price));
  }
  const next = firstId + orders * itemsEach;
  itemLines.push(item(next, firstId, 999_999_999, price), item(next + 1, firstId, 1, "n/a"));
  await writeLines(join(folder, "orders", "late.csv"), orderLines);
  await writeLines(join(folder, "order_items", "late.csv"), itemLines);
  const known = BigInt(orders * itemsEach * cents);
  return {
    ...truth,
    rows: truth.rows + orders + orders * itemsEach + 2,
    orders: truth.orders + orders,
    items: truth.items + orders * itemsEach + 1,
    rejected: truth.rejected + 1,
    orphans: truth.orphans + 1,
    revenue: money(centsOf(truth.revenue) + known + BigInt(cents)),
    categorisedRevenue: money(centsOf(truth.categorisedRevenue) + known),
  };
}

async function writeLines(path: string, lines: readonly string[]): Promise<void> {
  await writeWhole(path, (write) => write(Buffer.from(`${lines.join("\n")}\n`)));
}

function centsOf(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

function money(cents: bigint): string {
  const digits = `${cents}`.padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
