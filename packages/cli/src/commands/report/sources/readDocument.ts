import { existsSync, readFileSync } from "node:fs";
import { CommandError } from "../../../output/CommandError.js";

/** What tells whether a value is a document of its kind. */
interface Schema<Document> {
  parse(value: unknown): Document;
}

/**
 * A document that another command left in a file; undefined where there is none yet.
 *
 * @param command what writes it
 * @throws CommandError where the file holds something else
 */
export function readDocument<Document>(file: string, schema: Schema<Document>, command: string): Document | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new CommandError(`${file} does not hold what it should`, `write it again: ${command}`, 2, { cause });
  }
}
