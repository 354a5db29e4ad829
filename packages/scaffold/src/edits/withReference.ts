import { ScaffoldError } from "../ScaffoldError.js";

/**
 * The compiler's list of projects with one more, after the last of its kind.
 *
 * @param folder of the project: `stacks/orders`
 * @throws ScaffoldError where the list has no project of the kind, or this one already
 */
export function withReference(text: string, path: string, folder: string): string {
  const [kind = ""] = folder.split("/");
  const lines = text.split("\n");
  const line = `    { "path": "${folder}" },`;
  const last = lines.findLastIndex((each) => each.startsWith(`    { "path": "${kind}/`) && each.endsWith("},"));
  if (last === -1) {
    throw new ScaffoldError(`${path} does not look as expected: no project of ${kind}`, "add the project by hand");
  }
  if (lines.includes(line)) throw new ScaffoldError(`${path} has ${folder} already`, "take another name");
  return [...lines.slice(0, last + 1), line, ...lines.slice(last + 1)].join("\n");
}
