import type { CheckedItem } from "../../checked/CheckedItem.js";
import type { SmokeScope } from "./SmokeScope.js";

/** One thing that is tried after a deployment (OPS-02). */
export interface SmokeStep {
  /** Lower case with dashes; scripts rely on it. */
  readonly name: string;
  /** Of its failure, in `--json`: each step has its own, which stays. */
  readonly code: number;
  /** @throws any error: it could not be tried, which is no pass */
  readonly run: (scope: SmokeScope) => Promise<CheckedItem>;
}
