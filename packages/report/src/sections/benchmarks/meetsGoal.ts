import type { ReportData } from "../../ReportData.js";

export type Figure = NonNullable<ReportData["benchmarks"]>["figures"][number];

/** Whether a figure is where its goal wants it; a figure without a goal is. */
export function meetsGoal({ value, goal }: Figure): boolean {
  if (goal === undefined) return true;
  return "atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost;
}
