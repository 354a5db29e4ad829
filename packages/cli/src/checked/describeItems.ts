import pc from "picocolors";
import { printable } from "../output/printable.js";
import type { CheckedItem, Outcome } from "./CheckedItem.js";

/** Items for a terminal, one a line, each failure with what mends it. */
export function describeItems(items: readonly CheckedItem[], coloured: boolean): string {
  const colour = pc.createColors(coloured);
  const marks: Readonly<Record<Outcome, string>> = {
    passed: colour.green("passed    "),
    failed: colour.red("failed    "),
    "not-judged": colour.yellow("not judged"),
  };
  return items
    .flatMap(({ name, outcome, message, fix }) => [
      `${marks[outcome]} ${name}: ${printable(message)}`,
      ...(fix === undefined ? [] : [`           ${colour.cyan("fix:")} ${printable(fix)}`]),
    ])
    .map((line) => `${line}\n`)
    .join("");
}
