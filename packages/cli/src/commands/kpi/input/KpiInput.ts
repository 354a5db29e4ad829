import type { InputStore } from "@sallyport/worker-kpi";

/** Where a run reads, and below which keys. */
export interface KpiInput {
  readonly store: InputStore;
  /** What the keys of `orders/`, `order_items/` and `products/` begin with. */
  readonly prefix: string;
}
