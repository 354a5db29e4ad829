import { type Figure, meetsGoal } from "./Figure.js";

/** The figures as a table for a person. */
export function describeFigures(figures: readonly Figure[]): string {
  const rows = [["benchmark", "measure", "median", "from", "to", "goal", ""], ...figures.map(row)];
  const widths = rows.reduce<number[]>(
    (most, cells) => cells.map((cell, index) => Math.max(cell.length, most[index] ?? 0)),
    [],
  );
  return `${rows
    .map((cells) =>
      cells
        .map((cell, index) => pad(cell, widths[index] ?? 0, index))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")}\n`;
}

function row(figure: Figure): string[] {
  const { benchmark, measure, value, goal, samples, skipped } = figure;
  const wanted = goal ? ("atLeast" in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`) : "";
  if (value === undefined) return [benchmark, measure, "skipped", "", "", wanted, skipped ?? ""];
  const met = meetsGoal(figure);
  const verdict = met === undefined ? "" : met ? "met" : "missed";
  return [
    benchmark,
    measure,
    number(value),
    samples ? number(Math.min(...samples)) : "",
    samples ? number(Math.max(...samples)) : "",
    wanted,
    verdict,
  ];
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value < 0.1 ? 4 : 2);
}

function pad(cell: string, width: number, column: number): string {
  return column >= 2 && column <= 4 ? cell.padStart(width) : cell.padEnd(width);
}
