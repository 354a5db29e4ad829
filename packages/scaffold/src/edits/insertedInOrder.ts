import { ScaffoldError } from "../ScaffoldError.js";

/**
 * A text with a block put into a run of blocks that are in order.
 *
 * @param start matches the first line of each block; its first group is the block's name
 * @throws ScaffoldError where there are no two such blocks, they are in no order, or one has the name already
 */
export function insertedInOrder(text: string, path: string, start: RegExp, name: string, block: string): string {
  const lines = text.split("\n");
  const found = lines.flatMap((line, index) => {
    const [, key] = start.exec(line) ?? [];
    return key === undefined ? [] : [{ key, index }];
  });
  const unordered = found.find(({ key }, index) => index > 0 && key <= (found[index - 1]?.key ?? ""));
  if (found.length < 2 || unordered !== undefined) {
    const why = unordered === undefined ? `${found.length} blocks` : `${unordered.key} is out of order`;
    const fix = "put its blocks in order, or add the new one by hand and mend the scaffold's edit";
    throw new ScaffoldError(`${path} does not look as expected: ${why}`, fix);
  }
  if (found.some(({ key }) => key === name))
    throw new ScaffoldError(`${path} has ${name} already`, "take another name");
  const next = found.find(({ key }) => key > name);
  // After the last one: before the line that ends them all, at the indentation of what is around.
  const at = next?.index ?? endOfLast(lines, found.at(-1)?.index ?? 0);
  return [...lines.slice(0, at), block, ...lines.slice(at)].join("\n");
}

/** The first line after a block that is indented less than it, or the end. */
function endOfLast(lines: readonly string[], first: number): number {
  const own = indentationOf(lines[first] ?? "");
  const after = lines.findIndex((line, index) => index > first && line.trim() !== "" && indentationOf(line) < own);
  return after === -1 ? lines.length : after;
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}
