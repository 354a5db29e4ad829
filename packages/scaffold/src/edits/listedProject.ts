import { ScaffoldError } from "../ScaffoldError.js";

/**
 * The calendar with one more project that the reviews describe.
 *
 * @throws ScaffoldError where the line that names them is not there once, or names this one
 */
export function listedProject(text: string, path: string, project: string): string {
  const found = [...text.matchAll(/"for project in foundation ([a-z0-9 -]+); do"/g)];
  const [line, listed = ""] = found[0] ?? [];
  if (line === undefined || found.length !== 1) {
    throw new ScaffoldError(
      `${path} does not look as expected: it lists projects ${found.length} times`,
      "add it by hand",
    );
  }
  const projects = listed.split(" ");
  if (projects.includes(project)) throw new ScaffoldError(`${path} lists ${project} already`, "take another name");
  return text.replace(line, `"for project in foundation ${[...projects, project].sort().join(" ")}; do"`);
}
