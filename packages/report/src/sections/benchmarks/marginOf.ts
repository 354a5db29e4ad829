import type { Figure } from "./meetsGoal.js";

/** How many times better than its goal a figure is: 1 just reaches it. Undefined without a goal, or where no ratio can be made. */
export function marginOf({ value, goal }: Figure): number | undefined {
  if (goal === undefined) return undefined;
  const margin = "atLeast" in goal ? value / goal.atLeast : goal.atMost / value;
  return Number.isFinite(margin) && margin > 0 ? margin : undefined;
}
