import type { Prices } from "./Prices.js";

/** Bytes of a GB on AWS's bill. */
const GB = 2 ** 30;

/** Bytes on their way from a region to others. */
export interface Transfer {
  readonly from: string;
  /** Each region counts once. */
  readonly to: readonly string[];
  readonly bytes: number;
}

/** US dollars of sending bytes from a region to each of others: `bytes ÷ 2^30 × Σ $/GB(from, to)`. */
export function transferDollars({ from, to, bytes }: Transfer, prices: Prices): number {
  return (bytes / GB) * transferDollarsPerGb(from, to, prices);
}

/** US dollars for a GB (2^30 bytes) from a region to all the others together. Within a region it is free. */
export function transferDollarsPerGb(from: string, to: readonly string[], prices: Prices): number {
  const price = (region: string): number =>
    region === from ? 0 : (prices.transferDollarsPerGb[`${from}/${region}`] ?? prices.defaultTransferDollarsPerGb);
  return [...new Set(to)].reduce((sum, region) => sum + price(region), 0);
}
