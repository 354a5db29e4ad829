export const INDEX_KEY = "state/index.json";

export type StateKind = "items" | "orders" | "products";

/** The artifact with one part of a day's rows, or of all products. */
export function partKey(kind: StateKind, day: string, part: number): string {
  return kind === "products" ? `state/products/${part}.parquet` : `state/${kind}/${day}/${part}.parquet`;
}
