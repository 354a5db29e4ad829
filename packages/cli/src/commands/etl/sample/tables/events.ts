import { drawFrom } from "../draw.js";
import { rowRandom } from "../rowRandom.js";
import type { SampleTable } from "../SampleTable.js";

const pages = ["/", "/search?q=lamp&sort=price", "/cart", "/product/42", "/account"];

export const events: SampleTable = {
  name: "events",
  columns: [
    { name: "id", type: "bigint" },
    { name: "type", type: "text" },
    { name: "occurred_at", type: "timestamptz" },
    { name: "customer_id", type: "bigint" },
    { name: "page", type: "text" },
    { name: "milliseconds", type: "bigint" },
    { name: "mobile", type: "boolean" },
  ],
  row: (seed, id, version) => {
    const draw = drawFrom(rowRandom(seed, "events", id, version));
    return [
      `${id}`,
      draw.one(["view", "view", "view", "add", "remove", "pay"]),
      draw.moment(),
      draw.chance(0.6) ? `${draw.whole(1, Math.max(1, Math.ceil(id / 4)))}` : null,
      draw.one(pages),
      `${draw.whole(1, 60_000)}`,
      `${draw.chance(0.55)}`,
    ];
  },
};
