import { ScaffoldError } from "../ScaffoldError.js";

/**
 * A module with one more import or export line, beside those that are there; the formatter puts it in order.
 *
 * @param keyword of the lines among which it belongs
 * @throws ScaffoldError where the module has none
 */
export function withImport(text: string, path: string, line: string, keyword: "import" | "export" = "import"): string {
  const lines = text.split("\n");
  const last = lines.findLastIndex((each) => each.startsWith(`${keyword} `) && each.includes(" from "));
  if (last === -1) {
    throw new ScaffoldError(`${path} does not look as expected: it ${keyword}s nothing`, "add the line by hand");
  }
  return [...lines.slice(0, last + 1), line, ...lines.slice(last + 1)].join("\n");
}
