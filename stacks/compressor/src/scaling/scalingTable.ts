import type { Comparison } from "./comparePolicies.js";
import type { SimulatedRun } from "./simulateScaling.js";

const number = (value: number, digits = 0): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** What came of the simulation, as a table in Markdown. */
export function scalingTable(comparisons: readonly Comparison[]): string {
  const head = [
    "Load",
    "Work",
    "Tasks' hours",
    "Dollars",
    "Tasks at most",
    "Half within",
    "99 % within",
    "All within",
    "60 waiting a task",
  ];
  const rows = comparisons.map(({ load, ours, simple, workHours }) => [
    load.name,
    `${number(workHours, 1)} h`,
    `${number(ours.taskHours, 1)} h`,
    number(ours.dollars, 2),
    String(mostTasks(ours)),
    `${ours.delaySeconds.median} s`,
    `${ours.delaySeconds.p99} s`,
    `${ours.delaySeconds.longest} s`,
    `${number(simple.taskHours, 1)} h, ${simple.delaySeconds.p99} s`,
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

/** The most tasks of a run that were paid for at once. */
export function mostTasks({ minutes }: SimulatedRun): number {
  return Math.max(...minutes.map(({ tasks }) => tasks));
}
