import type { CheckedItem } from "../../checked/CheckedItem.js";
import type { PreflightScope } from "./PreflightScope.js";

/** One of the eight things that are looked at before a deployment (OPS-01). */
export interface PreflightItem {
  /** Lower case with dashes; scripts rely on it. */
  readonly name: string;
  /** @throws any error: it could not be looked at, which is no pass */
  readonly judge: (scope: PreflightScope) => Promise<CheckedItem>;
}
