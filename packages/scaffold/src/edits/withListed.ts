import { ScaffoldError } from "../ScaffoldError.js";

/**
 * A module whose list has one more name, in order.
 *
 * @param head the line's text up to and with the bracket that opens the list
 * @throws ScaffoldError where the list is not there once, or holds other than names, or has this one
 */
export function withListed(text: string, path: string, head: string, name: string): string {
  const [before, after, ...more] = text.split(head);
  const end = after?.indexOf("];") ?? -1;
  if (after === undefined || more.length > 0 || end === -1) {
    throw new ScaffoldError(`${path} does not look as expected: no list ${JSON.stringify(head)}`, "add it by hand");
  }
  const listed = after
    .slice(0, end)
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  if (listed.some((entry) => !/^(\.\.\.)?\w+$/.test(entry))) {
    throw new ScaffoldError(`${path} does not look as expected: its list holds more than names`, "add it by hand");
  }
  if (listed.includes(name)) throw new ScaffoldError(`${path} lists ${name} already`, "take another name");
  const next = listed.findIndex((entry) => entry > name);
  const sorted = listed.toSpliced(next === -1 ? listed.length : next, 0, name);
  return `${before}${head}\n${sorted.map((entry) => `  ${entry},\n`).join("")}${after.slice(end)}`;
}
