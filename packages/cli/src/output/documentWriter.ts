import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { reportFileWriter } from "./reportFileWriter.js";

/**
 * The writer of what a command prints with `--json`, for `--report-file`; makes the folder where it is not there.
 *
 * @throws CommandError before anything is done, where the file is not named as a JSON document
 */
export function documentWriter(file: string): (document: unknown) => Promise<void> {
  const write = reportFileWriter(file, { ".json": (document: unknown) => `${JSON.stringify(document)}\n` });
  return async (document) => {
    await mkdir(dirname(resolve(file)), { recursive: true });
    await write(document);
  };
}
