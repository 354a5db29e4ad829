import { drawFrom } from "../draw.js";
import { rowRandom } from "../rowRandom.js";
import type { SampleTable } from "../SampleTable.js";

/** Comes with a contract, since an export of orders is worth one: what breaks it is set aside. */
export const orders: SampleTable = {
  name: "orders",
  columns: [
    { name: "order_id", type: "bigint" },
    { name: "customer_id", type: "bigint" },
    { name: "status", type: "text" },
    { name: "placed_at", type: "timestamptz" },
    { name: "shipped_on", type: "date" },
    { name: "amount", type: "numeric" },
    { name: "items", type: "bigint" },
    { name: "currency", type: "text" },
    { name: "coupon", type: "text" },
    { name: "gift", type: "boolean" },
  ],
  row: (seed, id, version) => {
    const draw = drawFrom(rowRandom(seed, "orders", id, 1));
    const customer = `${draw.whole(1, Math.max(1, Math.ceil(id / 4)))}`;
    const placed = draw.moment();
    const shipped = draw.day();
    const amount = draw.money(5, 1_200);
    const items = `${draw.whole(1, 9)}`;
    const currency = draw.one(["EUR", "GBP", "USD", "PLN"]);
    const coupon = draw.chance(0.08) ? `0${draw.whole(1_000, 9_999)}` : null;
    const gift = `${draw.chance(0.06)}`;
    const status = version === 1 ? draw.one(["placed", "paid", "shipped"]) : "delivered";
    return [
      `${id}`,
      customer,
      status,
      placed,
      status === "placed" ? null : shipped,
      amount,
      items,
      currency,
      coupon,
      gift,
    ];
  },
};
