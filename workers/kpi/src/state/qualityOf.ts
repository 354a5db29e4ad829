import type { Database } from "../compute/Database.js";
import type { Quality } from "../ports.js";
import type { RunIndex } from "./RunIndex.js";

/** Counts over the whole input, out of the index; only items that lack both product and order need a look at the rows. */
export async function qualityOf(index: RunIndex, database: Database): Promise<Quality> {
  const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const items = Object.values(index.items);
  const orders = Object.values(index.orders);
  const rows = sum(index.files, (file) => file.rows);
  const rejected = sum(index.files, (file) => file.rejected);
  const itemRows = sum(items, (day) => day.rows);
  const withoutProduct = sum(items, (day) => day.withoutProduct);
  const withoutOrder = itemRows - sum(orders, (day) => day.items);
  const distinct = itemRows + sum(orders, (day) => day.rows) + index.products.rows;
  const both = withoutProduct > 0 && withoutOrder > 0 ? await countBoth(database) : 0;
  return { rows, duplicates: rows - rejected - distinct, rejected, orphans: withoutProduct + withoutOrder - both };
}

async function countBoth(database: Database): Promise<number> {
  const [count = "0"] = await database.values(
    "SELECT COUNT(*) FROM items ANTI JOIN products ON products.id = items.product_id ANTI JOIN orders ON orders.id = items.order_id",
  );
  return Number(count);
}
