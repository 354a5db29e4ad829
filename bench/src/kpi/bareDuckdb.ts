/**
 * The peer: the KPIs in DuckDB as one would write them at a prompt, over the sample in the folder that is given: types are
 * detected; nothing is validated, deduplicated or kept. Prints the number of rows and the revenue, so that it is seen to
 * have done the same work.
 */
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const folder = process.argv[2] ?? "";
const read = (name: string, options = ""): string =>
  `read_csv('${join(folder, name, "*.csv").replaceAll("'", "''")}'${options})`;
// The sample's faulty prices stop the query otherwise.
const items = read("order_items", ", types = {'sale_price': 'DECIMAL(18, 2)'}, ignore_errors = true");

const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run(`
  CREATE VIEW items AS SELECT * FROM ${items};
  CREATE VIEW orders AS SELECT * FROM ${read("orders")};
  CREATE VIEW products AS SELECT * FROM ${read("products")};
  CREATE TABLE category_kpis AS
    SELECT category, CAST(items.created_at AS DATE) AS order_date, sum(sale_price) AS daily_revenue,
      sum(sale_price) / count(DISTINCT order_id) AS avg_order_value,
      count(*) FILTER (items.status = 'returned') / count(DISTINCT order_id) AS avg_return_rate
    FROM items JOIN products ON items.product_id = products.id GROUP BY ALL;
  CREATE TABLE order_kpis AS
    SELECT CAST(orders.created_at AS DATE) AS order_date, count(DISTINCT orders.order_id) AS total_orders,
      coalesce(sum(sale_price), 0) AS total_revenue, count(DISTINCT items.id) AS total_items_sold,
      count(*) FILTER (items.status = 'returned') / count(DISTINCT orders.order_id) AS return_rate,
      count(DISTINCT orders.user_id) AS unique_customers
    FROM orders LEFT JOIN items ON orders.order_id = items.order_id GROUP BY ALL;
`);
const counts = await connection.runAndReadAll(
  "SELECT (SELECT count(*) FROM category_kpis)::VARCHAR, (SELECT count(*) FROM order_kpis)::VARCHAR, (SELECT sum(total_revenue) FROM order_kpis)::VARCHAR",
);
process.stdout.write(`${JSON.stringify(counts.getRows()[0])}\n`);
