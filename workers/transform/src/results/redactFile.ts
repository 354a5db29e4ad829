import { createWriteStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Redactor } from "../execute/output/Redactor.js";
import { splitLines } from "../execute/output/splitLines.js";

/** Writes a redacted copy of an open text file and opens that. */
export async function redactFile(file: FileHandle, copy: string, redactor: Redactor): Promise<FileHandle> {
  const lines = async function* (): AsyncIterable<string> {
    for await (const line of splitLines(file.createReadStream({ start: 0, autoClose: false })))
      yield `${redactor.line(line)}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(copy, { flags: "wx", mode: 0o600 }));
  return await open(copy);
}
