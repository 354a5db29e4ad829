import { mkdir } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { writeWhole } from "../archives/writeWhole.js";
import { CommandError } from "./CommandError.js";

/**
 * Writes what a command found as a JSON document (mode 0600, whole or not at all), for `--report-file`.
 *
 * @throws CommandError where the extension is not that of the one form that there is
 */
export async function writeDocument(file: string, document: unknown): Promise<void> {
  if (extname(file) !== ".json")
    throw new CommandError(`--report-file ${file}: its extension names no form of this report`, "name a .json", 64);
  await mkdir(dirname(resolve(file)), { recursive: true });
  await writeWhole(file, (write) => write(Buffer.from(`${JSON.stringify(document)}\n`, "utf8")));
}
