import type { LocalBed } from "./LocalBed.js";

/** The small example whose KPIs can be worked out by hand: three products, three orders, four items. */
export const HAND_WORKED = {
  "products/part-0.csv": `id,sku,cost,category,name,brand,retail_price,department
1,S1,5.00,Electronics,Cable,Acme,10.50,Men
2,S2,9.00,Home,Lamp,Acme,25.00,Women
3,S3,2.00,Electronics,Plug,Acme,5.00,Men
`,
  "orders/part-0.csv": `order_id,user_id,status,created_at,returned_at,shipped_at,delivered_at,num_of_item
101,7,Complete,2023-01-15T09:00:00,,,,2
102,8,Returned,2023-01-15T23:59:59,,,,1
103,7,Shipped,2023-01-16T00:00:00,,,,1
`,
  "order_items/part-0.csv": `id,order_id,user_id,product_id,status,created_at,shipped_at,delivered_at,returned_at,sale_price
1,101,7,1,Complete,2023-01-15T09:00:00,,,,10.50
2,101,7,2,Complete,2023-01-15T09:00:00,,,,25.00
3,102,8,1,Returned,2023-01-15T23:59:59,,,,11.00
4,103,7,3,Shipped,2023-01-16 00:00:00,,,,5.00
`,
} as const;

export async function putHandWorked(bed: LocalBed): Promise<void> {
  for (const [name, content] of Object.entries(HAND_WORKED)) await bed.put(name, content);
}
