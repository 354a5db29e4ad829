/** CSV files of an input by their keys below its prefix. */
export type ShopFiles = Readonly<Record<string, string>>;

const headers = {
  orders: "order_id,user_id,status,created_at,returned_at,shipped_at,delivered_at,num_of_item",
  items: "id,order_id,user_id,product_id,status,created_at,shipped_at,delivered_at,returned_at,sale_price",
  products: "id,sku,cost,category,name,brand,retail_price,department",
} as const;

/** A CSV file of one of the three kinds. */
export function csv(kind: keyof typeof headers, rows: readonly string[]): string {
  return `${[headers[kind], ...rows].join("\n")}\n`;
}

const product = (id: number, category: string) => `${id},SKU${id},1.00,${category},Product ${id},Brand,9.99,All`;
const order = (id: number, user: number, status: string, at: string, items: number) =>
  `${id},${user},${status},${at},,,,${items}`;
const item = (id: number, of: number, user: number, of2: number, status: string, at: string, price: string) =>
  `${id},${of},${user},${of2},${status},${at},,,,${price}`;

/** The example that was worked by hand: see `handWorkedKpis`. */
export const handWorkedFiles: ShopFiles = {
  "products/part-1.csv": csv("products", [product(1, "Electronics"), product(2, "Home"), product(3, "Electronics")]),
  "orders/part-1.csv": csv("orders", [
    order(101, 11, "Complete", "2023-01-15T09:00:00", 2),
    order(102, 12, "Returned", "2023-01-15T23:59:59", 1),
    order(103, 11, "Complete", "2023-01-16T00:00:00", 1),
  ]),
  "order_items/part-1.csv": csv("items", [
    item(1, 101, 11, 1, "Complete", "2023-01-15T09:00:00", "10.50"),
    item(2, 101, 11, 2, "Complete", "2023-01-15T09:00:00", "25.00"),
    item(3, 102, 12, 1, "Returned", "2023-01-15T23:59:59", "11.00"),
    item(4, 103, 11, 3, "Complete", "2023-01-16T00:00:00", "5.00"),
  ]),
};

/** Worked by hand from `handWorkedFiles`, sorted by key; numbers without trailing zeros, as DynamoDB keeps them. */
export const handWorkedKpis = {
  category: [
    {
      category: "Electronics",
      order_date: "2023-01-15",
      daily_revenue: "21.5",
      avg_order_value: "10.75",
      avg_return_rate: "0.5",
      item_return_rate: "0.5",
      net_revenue: "10.5",
    },
    {
      category: "Electronics",
      order_date: "2023-01-16",
      daily_revenue: "5",
      avg_order_value: "5",
      avg_return_rate: "0",
      item_return_rate: "0",
      net_revenue: "5",
    },
    {
      category: "Home",
      order_date: "2023-01-15",
      daily_revenue: "25",
      avg_order_value: "25",
      avg_return_rate: "0",
      item_return_rate: "0",
      net_revenue: "25",
    },
  ],
  order: [
    {
      order_date: "2023-01-15",
      total_orders: "2",
      total_revenue: "46.5",
      total_items_sold: "3",
      return_rate: "0.5",
      unique_customers: "2",
      item_return_rate: "0.333333",
      net_revenue: "35.5",
    },
    {
      order_date: "2023-01-16",
      total_orders: "1",
      total_revenue: "5",
      total_items_sold: "1",
      return_rate: "0",
      unique_customers: "1",
      item_return_rate: "0",
      net_revenue: "5",
    },
  ],
};

/** Sales of every category on every day of years, in new files and under new ids: days × categories rows of KPIs. */
export function manyDays(days: number, categories: number): ShopFiles {
  const dates = Array.from({ length: days }, (_, day) =>
    new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10),
  );
  const names = Array.from({ length: categories }, (_, index) => `Category ${String(index).padStart(2, "0")}`);
  const sold = dates.flatMap((date, day) =>
    names.map((_, index) => ({ date, day, index, id: 1_000_000 + day * categories + index })),
  );
  const status = (id: number) => (id % 7 === 0 ? "Returned" : id % 11 === 0 ? "Cancelled" : "Complete");
  return {
    "products/part-2.csv": csv(
      "products",
      names.map((name, index) => product(1_000 + index, name)),
    ),
    "orders/part-2.csv": csv(
      "orders",
      dates.map((date, day) => order(10_000 + day, 100 + (day % 5), "Complete", `${date}T12:00:00`, categories)),
    ),
    "order_items/part-2.csv": csv(
      "items",
      sold.map(({ date, day, index, id }) =>
        item(
          id,
          10_000 + day,
          100 + (day % 5),
          1_000 + index,
          status(id),
          `${date}T12:00:00`,
          `${index + 1}.${10 + (day % 90)}`,
        ),
      ),
    ),
  };
}
