import { blocksOf } from "./blocksOf.js";

const NEWLINE = 10;
const LONGEST_LINE = 4 * 1024 * 1024;

/** A line without its break; `tooLong` where it is only the beginning of one. */
export interface Line {
  readonly bytes: Buffer;
  readonly number: number;
  readonly tooLong: boolean;
}

/** The lines of a text, block by block. Empty ones are left out. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  whole: boolean,
): AsyncGenerator<Line[], void> {
  let number = 1;
  let skipping = false;
  for await (const block of blocksOf(chunks)) {
    const { bytes, end } = block;
    const last = block.last && whole;
    const lines: Line[] = [];
    let at = number === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    while (at < end) {
      const stop = bytes.indexOf(NEWLINE, at);
      const complete = stop < end || last;
      const tooLong = (complete ? stop : end) - at >= LONGEST_LINE;
      if (!complete && !tooLong && !skipping) break;
      if (!skipping) {
        const line = bytes.subarray(at, bytes[stop - 1] === 13 ? stop - 1 : stop);
        if (line.length > 0) lines.push({ bytes: line, number, tooLong });
      }
      skipping = !complete;
      number += complete ? 1 : 0;
      at = Math.min(stop + 1, end);
    }
    if (at < end) block.keep(at);
    yield lines;
  }
}
