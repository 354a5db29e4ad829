import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import type { SourceFile } from "./SourceFile.js";

const PART = 256 * 1024;

/** A file's content from the beginning, part by part, and no more than its length was when it was opened; it stays open. */
export function readParts({ descriptor, bytes }: SourceFile): Readable {
  const range = { start: 0, end: bytes - 1 };
  return createReadStream("", { fd: descriptor, ...range, autoClose: false, highWaterMark: PART });
}
