import { ScaffoldError } from "../ScaffoldError.js";

/**
 * A text with lines put before one that is there once.
 *
 * @throws ScaffoldError where that line is not there, or more than once: the file is not as it was when this was written
 */
export function insertedBefore(text: string, path: string, line: string, addition: string): string {
  const parts = text.split(`\n${line}\n`);
  if (parts.length !== 2) {
    const problem = `${path} does not look as expected: ${JSON.stringify(line.trim())} is there ${parts.length - 1} times`;
    throw new ScaffoldError(problem, "add the lines by hand as its neighbours have them, and mend the scaffold's edit");
  }
  return parts.join(`\n${addition}\n${line}\n`);
}
