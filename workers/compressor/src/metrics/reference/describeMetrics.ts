import { metricTable, type Side, sideDimensions } from "../metricTable.js";

/** The declared metrics as a table in Markdown, in the order of their declaration. */
export function describeMetrics(): string {
  const rows = Object.entries(metricTable).map(([name, { unit, sides, meaning }]) => [
    `\`${name}\``,
    unit,
    sides.join(", "),
    sides.map(dimensionsOf).join(" or "),
    meaning,
  ]);
  return alignedTable(["Metric", "Unit", "Side", "Dimensions", "Meaning"], rows);
}

const dimensionsOf = (side: Side): string => sideDimensions[side].map((name) => `\`${name}\``).join(", ");

function alignedTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
