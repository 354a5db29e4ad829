import { drawFrom } from "../draw.js";
import { rowRandom } from "../rowRandom.js";
import type { SampleTable } from "../SampleTable.js";

const materials = ["oak", "linen", "steel", "glass", "wool", "cork"];
const things = ["table", "lamp", "chair", "bowl", "shelf", "blanket", "clock"];

/** In the second delivery the shop has begun to say when a product was last restocked. */
export const products: SampleTable = {
  name: "products",
  columns: [
    { name: "id", type: "bigint" },
    { name: "sku", type: "text" },
    { name: "name", type: "text" },
    { name: "price", type: "numeric" },
    { name: "in_stock", type: "bigint" },
    { name: "discontinued", type: "boolean" },
    { name: "listed_on", type: "date" },
  ],
  addedColumn: { name: "restocked_on", type: "date" },
  row: (seed, id, version) => {
    const draw = drawFrom(rowRandom(seed, "products", id, 1));
    const name = `${draw.one(materials)} ${draw.one(things)} No. ${id}`;
    const price = draw.money(4, 900);
    const stock = draw.whole(0, 500);
    return [
      `${id}`,
      `SKU-${`${id}`.padStart(7, "0")}`,
      name,
      price,
      `${version === 1 ? stock : stock + 100}`,
      `${draw.chance(0.03)}`,
      draw.day(),
    ];
  },
  addedValue: (seed, id, version) =>
    version === 1 ? null : drawFrom(rowRandom(seed, "products", id, version)).dayAfter(),
};
