import { readFile } from "node:fs/promises";
import { CommandError } from "../output/CommandError.js";

/**
 * What the JSON file that an option names holds; undefined where it is no JSON.
 *
 * @param what what it should hold, as people call it: "prices"
 * @throws CommandError where it cannot be read
 */
export async function readJsonFile(path: string, option: string, what: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw new CommandError(`cannot read the ${what}: ${error.message}`, `check the path of ${option}`, 64);
  });
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
