import { stripVTControlCharacters } from "node:util";

/**
 * What of an output that a page shows a command did not print; `undefined` where it printed all.
 *
 * The lines of the page stand together somewhere in the output, without what ends a line in spaces. `…` stands for any text of a line, and
 * a line of its own for any number of lines. A page that shows nothing means that nothing is printed.
 */
export function outputProblem(shown: string, printed: string): string | undefined {
  const lines = linesOf(stripVTControlCharacters(printed));
  const wanted = linesOf(shown);
  if (wanted.length === 0) return lines.length === 0 ? undefined : "it printed something";
  let from = 0;
  for (const block of blocksOf(wanted)) {
    const at = lines.findIndex(
      (_line, index) => index >= from && block.every((line, n) => fits(line, lines[index + n])),
    );
    if (at < 0) return `it did not print: ${missing(block, lines.slice(from))}`;
    from = at + block.length;
  }
  return undefined;
}

/** Without what is empty at both ends. */
function linesOf(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== "");
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== "") + 1);
}

/** The lines between those that stand for any number of lines. */
function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "…") blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

function fits(shown: string, printed: string | undefined): boolean {
  if (printed === undefined) return false;
  const parts = shown.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "u").test(printed);
}

/** The line that is not there at all, or the whole block where its lines are there but not together. */
function missing(block: readonly string[], lines: readonly string[]): string {
  return block.find((line) => !lines.some((printed) => fits(line, printed))) ?? block.join("\n");
}
