import { orders } from "./tables/orders.js";

/** The contract of the orders: `data/orders.schema.json`. */
export const ordersContract = `${JSON.stringify(
  {
    columns: orders.columns.map(({ name, type }) => ({
      name,
      type,
      nullable: name === "shipped_on" || name === "coupon",
    })),
    key: ["order_id"],
  },
  null,
  2,
)}\n`;
