import {
  parseCategory,
  parseId,
  parseInstant,
  parseOptionalId,
  parsePrice,
  parseStatus,
  type ValueParser,
} from "./columns.js";

/** The three folders of the input. */
export const DATASETS = ["products", "orders", "order_items"] as const;

export type Dataset = (typeof DATASETS)[number];

/** The table that a dataset's files are loaded into. */
export const TABLES: Readonly<Record<Dataset, string>> = {
  products: "new_products",
  orders: "new_orders",
  order_items: "new_items",
};

/** The columns that the KPIs are made of. Each file has to have them, in any order; what else it has is not looked at. */
export const COLUMNS: Readonly<Record<Dataset, Readonly<Record<string, ValueParser>>>> = {
  products: { id: parseId, category: parseCategory },
  orders: { order_id: parseId, user_id: parseOptionalId, status: parseStatus, created_at: parseInstant },
  order_items: {
    id: parseId,
    order_id: parseId,
    product_id: parseId,
    status: parseStatus,
    created_at: parseInstant,
    sale_price: parsePrice,
  },
};
