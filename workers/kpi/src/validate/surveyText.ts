import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";

const NEWLINE = 10;

export interface TextSurvey {
  /** A last line without an end counts. */
  readonly lines: number;
  /** UTF-8 throughout, without zero bytes: DuckDB's reader may break down on anything else, and takes the whole database with it. */
  readonly sound: boolean;
}

/** A fast look at all of a file's bytes. */
export async function surveyText(path: string, signal: AbortSignal): Promise<TextSurvey> {
  let lines = 0;
  let sound = true;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 1 << 20 })) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    // A character of several bytes holds no newline, so that none is cut in two.
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    lines += countNewlines(bytes.subarray(0, end));
    sound &&= isSound(bytes.subarray(0, end));
    rest = bytes.subarray(end);
  }
  return { lines: rest.length === 0 ? lines : lines + 1, sound: sound && isSound(rest) };
}

function isSound(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
