import { createReadStream } from "node:fs";

const NEWLINE = 10;

/** The number of a file's lines; a last one without an end counts. */
export async function countLines(path: string, signal: AbortSignal): Promise<number> {
  let lines = 0;
  let ended = true;
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
    ended = bytes.at(-1) === NEWLINE;
  }
  return ended ? lines : lines + 1;
}
