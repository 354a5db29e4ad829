import type { Prices } from "./Prices.js";

/** Numbers of requests by kind; what is left out is 0. */
export type RequestCounts = { readonly [Kind in keyof Prices["dollarsPer1000Requests"]]?: number };

/** US dollars of requests: `Σ count ÷ 1,000 × $/1,000`. */
export function requestDollars(counts: RequestCounts, { dollarsPer1000Requests: rates }: Prices): number {
  const of = (kind: keyof RequestCounts): number => ((counts[kind] ?? 0) / 1000) * rates[kind];
  return of("put") + of("get") + of("queue") + of("tableWrite");
}
