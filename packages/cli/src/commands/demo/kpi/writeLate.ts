import { join } from "node:path";
import { writeWhole } from "../../../archives/writeWhole.js";
import type { SampleTruth } from "../../kpi/sample/SampleTruth.js";

/** What comes late. */
export interface LateDelivery {
  /** Name of its files, without `.csv`. */
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly days: readonly string[];
  /** Orders of each day, with two items each. */
  readonly orders: number;
  /** Of its orders and items; above those of the sample and of other deliveries. */
  readonly firstId: number;
  /** Price of each item: with another one it is another input. */
  readonly cents: number;
}

/**
 * Writes orders and items into a sample as a shop does whose systems deliver late, with an item of a product that nobody
 * knows and one without a price. Returns the truth with them in it.
 */
export async function writeLate(folder: string, truth: SampleTruth, delivery: LateDelivery): Promise<SampleTruth> {
  const { name, days, orders, firstId, cents } = delivery;
  const price = money(BigInt(cents));
  const orderLines = ["order_id,user_id,status,created_at,returned_at,shipped_at,delivered_at,num_of_item"];
  const itemLines = ["id,order_id,user_id,product_id,status,created_at,shipped_at,delivered_at,returned_at,sale_price"];
  let order = firstId;
  let id = firstId;
  const addItem = (day: string, product: number, cost = price): void => {
    itemLines.push(`${id++},${order},1,${product},complete,${day}T12:00:00,,,,${cost}`);
  };
  for (const day of days) {
    for (let at = 0; at < orders; at++) {
      order += 1;
      orderLines.push(`${order},1,complete,${day}T12:00:00,,,,2`);
      addItem(day, 1 + (at % 50));
      addItem(day, 1 + ((at + 7) % 50));
    }
  }
  const [first = ""] = days;
  const known = itemLines.length - 1;
  addItem(first, 999_999_999);
  addItem(first, 1, "n/a");
  await writeLines(join(folder, "orders", `${name}.csv`), orderLines);
  await writeLines(join(folder, "order_items", `${name}.csv`), itemLines);
  return {
    ...truth,
    rows: truth.rows + orderLines.length - 1 + itemLines.length - 1,
    orders: truth.orders + orderLines.length - 1,
    items: truth.items + known + 1,
    rejected: truth.rejected + 1,
    orphans: truth.orphans + 1,
    revenue: money(centsOf(truth.revenue) + BigInt((known + 1) * cents)),
    categorisedRevenue: money(centsOf(truth.categorisedRevenue) + BigInt(known * cents)),
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
