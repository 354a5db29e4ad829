import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KpiDocument } from "../KpiDocument.js";

/** Writes three products, three orders and four items, one of them returned, into a folder. */
export function writeWorkedExample(folder: string): void {
  const files = {
    "products/products.csv": `id,sku,cost,category,name,brand,retail_price,department
1,A,5.00,Electronics,Radio,B,12.00,X
2,B,9.00,Home,Lamp,B,25.00,X
3,C,2.00,Electronics,Cable,B,5.00,X
`,
    "orders/part-0001.csv": `order_id,user_id,status,created_at,returned_at,shipped_at,delivered_at,num_of_item
101,7,complete,2023-01-15T10:00:00,,,,2
102,8,returned,2023-01-15T23:59:59,2023-01-20T08:00:00,,,1
103,7,complete,2023-01-16T00:00:00,,,,1
`,
    "order_items/part-0001.csv": `id,order_id,user_id,product_id,status,created_at,shipped_at,delivered_at,returned_at,sale_price
1,101,7,1,complete,2023-01-15T10:00:00,,,,10.50
2,101,7,2,complete,2023-01-15T10:00:00,,,,25.00
3,102,8,1,returned,2023-01-15T23:59:59,,,2023-01-20T08:00:00,11.00
4,103,7,3,complete,2023-01-16T00:00:00,,,,5.00
`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What the example comes to, worked out by hand. */
export const workedResult: KpiDocument = {
  category: [
    {
      category: "Electronics",
      order_date: "2023-01-15",
      daily_revenue: "21.500000",
      avg_order_value: "10.750000",
      avg_return_rate: "0.500000",
      item_return_rate: "0.500000",
      net_revenue: "10.500000",
    },
    {
      category: "Electronics",
      order_date: "2023-01-16",
      daily_revenue: "5.000000",
      avg_order_value: "5.000000",
      avg_return_rate: "0.000000",
      item_return_rate: "0.000000",
      net_revenue: "5.000000",
    },
    {
      category: "Home",
      order_date: "2023-01-15",
      daily_revenue: "25.000000",
      avg_order_value: "25.000000",
      avg_return_rate: "0.000000",
      item_return_rate: "0.000000",
      net_revenue: "25.000000",
    },
  ],
  order: [
    {
      order_date: "2023-01-15",
      total_orders: 2,
      total_revenue: "46.500000",
      total_items_sold: 3,
      return_rate: "0.500000",
      unique_customers: 2,
      item_return_rate: "0.333333",
      net_revenue: "35.500000",
    },
    {
      order_date: "2023-01-16",
      total_orders: 1,
      total_revenue: "5.000000",
      total_items_sold: 1,
      return_rate: "0.000000",
      unique_customers: 1,
      item_return_rate: "0.000000",
      net_revenue: "5.000000",
    },
  ],
  quality: { rows: 10, duplicates: 0, rejected: 0, orphans: 0 },
};
