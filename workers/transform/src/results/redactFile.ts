import { type FileHandle, open } from "node:fs/promises";
import type { Redactor } from "../execute/output/Redactor.js";
import { splitLines } from "../execute/output/splitLines.js";

/** Writes a redacted copy of an open text file and gives that, open. */
export async function redactFile(file: FileHandle, copy: string, redactor: Redactor): Promise<FileHandle> {
  const lines = async function* (): AsyncIterable<string> {
    for await (const line of splitLines(file.createReadStream({ start: 0, autoClose: false })))
      yield `${redactor.line(line)}\n`;
  };
  const target = await open(copy, "wx+", 0o600);
  for await (const line of lines()) await target.appendFile(line);
  return target;
}
