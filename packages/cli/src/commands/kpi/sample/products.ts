/** A product of the sample. */
export interface SampleProduct {
  readonly id: number;
  readonly category: string;
  /** Retail price, cents. */
  readonly price: number;
  /** Share of its delivered items that come back. */
  readonly returnRate: number;
}

interface Category {
  readonly name: string;
  /** Share of the products. */
  readonly weight: number;
  /** Median retail price, dollars. */
  readonly price: number;
  readonly returnRate: number;
}

const categories: readonly Category[] = [
  { name: "Audio", weight: 6, price: 89, returnRate: 0.08 },
  { name: "Beauty", weight: 8, price: 19, returnRate: 0.04 },
  { name: "Books", weight: 12, price: 14, returnRate: 0.03 },
  { name: "Electronics", weight: 9, price: 129, returnRate: 0.11 },
  { name: "Garden", weight: 6, price: 34, returnRate: 0.06 },
  { name: "Grocery", weight: 14, price: 8, returnRate: 0.01 },
  { name: "Home", weight: 11, price: 42, returnRate: 0.07 },
  { name: "Kitchen", weight: 8, price: 38, returnRate: 0.06 },
  { name: "Men's clothing", weight: 8, price: 49, returnRate: 0.19 },
  { name: "Sports", weight: 7, price: 55, returnRate: 0.09 },
  { name: "Toys, games", weight: 6, price: 24, returnRate: 0.05 },
  { name: "Women's clothing", weight: 10, price: 54, returnRate: 0.24 },
];

/** Products of twelve categories, some of whose names need quotes in CSV. Prices are log-normal about the category's median. */
export function makeProducts(count: number, random: () => number): readonly SampleProduct[] {
  const limits = categories.map((_, at) => categories.slice(0, at + 1).reduce((sum, { weight }) => sum + weight, 0));
  const whole = limits.at(-1) ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const drawn = random() * whole;
    const category = categories[limits.findIndex((limit) => drawn < limit)];
    if (!category) throw new Error("the sample has no categories");
    const spread = Math.exp(0.5 * normal(random));
    const price = Math.max(1, Math.round(category.price * spread)) * 100 - 1;
    return { id: index + 1, category: category.name, price, returnRate: category.returnRate };
  });
}

/** A draw from the standard normal distribution (Box–Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
