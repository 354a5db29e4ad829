import { isUtf8 } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";

const NEWLINE = 10;
const BLOCK = 1 << 20;

export interface TextSurvey {
  /** A last line without an end counts. */
  readonly lines: number;
  /** UTF-8 throughout, without zero bytes: DuckDB's reader may break down on anything else, and takes the whole database with it. */
  readonly sound: boolean;
}

/** A fast look at all of a file's bytes. */
export async function surveyText(path: string, signal: AbortSignal): Promise<TextSurvey> {
  const file = await open(path);
  try {
    return await survey(file, signal);
  } finally {
    await file.close();
  }
}

async function survey(file: FileHandle, signal: AbortSignal): Promise<TextSurvey> {
  // One buffer for all blocks: a stream would leave gigabytes of them to the garbage collector.
  let buffer = Buffer.alloc(2 * BLOCK);
  let rest = 0;
  let lines = 0;
  let sound = true;
  for (;;) {
    signal.throwIfAborted();
    if (rest + BLOCK > buffer.length) buffer = Buffer.concat([buffer, Buffer.alloc(buffer.length)]);
    const { bytesRead } = await file.read(buffer, rest, BLOCK);
    const bytes = buffer.subarray(0, rest + bytesRead);
    if (bytesRead === 0) return { lines: rest === 0 ? lines : lines + 1, sound: sound && isSound(bytes) };
    // A character of several bytes holds no newline, so that none is cut in two.
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    lines += countNewlines(bytes.subarray(0, end));
    sound &&= isSound(bytes.subarray(0, end));
    rest = bytes.length - end;
    bytes.copyWithin(0, end);
  }
}

function isSound(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
