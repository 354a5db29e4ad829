import { type Fields, Mark } from "./Fields.js";

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const COMMA = 44;

/** The block ends inside the row. */
export const INCOMPLETE = -1;
/** There is text after a closing quote. */
export const BROKEN = -2;

/**
 * Finds the fields of the CSV row (RFC 4180) that begins at `at`; a quote inside an unquoted field is an ordinary character. `bytes[end]` has to be a
 * newline that stands for the block's end.
 *
 * @param last whether nothing follows the block: its last row needs no newline then
 * @returns where the next row begins, `INCOMPLETE` or `BROKEN`
 */
export function readRow(bytes: Uint8Array, at: number, end: number, last: boolean, fields: Fields): number {
  const { starts, ends, marks } = fields;
  let position = at;
  let count = 0;
  let lines = 1;
  let raw = false;
  for (;;) {
    let start = position;
    let stop: number;
    let mark: number = Mark.plain;
    let byte = bytes[position] as number;
    if (byte === QUOTE) {
      start += 1;
      position += 1;
      mark = Mark.quoted;
      for (;;) {
        byte = bytes[position] as number;
        if (byte === QUOTE) {
          if (bytes[position + 1] !== QUOTE) break;
          mark = Mark.escaped;
          position += 1;
        } else if (byte === NEWLINE) {
          if (position >= end) return INCOMPLETE;
          lines += 1;
        }
        position += 1;
      }
      stop = position;
      position += 1;
      byte = bytes[position] as number;
      const ended = byte === COMMA || byte === NEWLINE || (byte === RETURN && bytes[position + 1] === NEWLINE);
      if (!ended) return BROKEN;
    } else {
      for (;;) {
        // Letters, digits, and most of what else is in a field.
        while (byte > COMMA) byte = bytes[++position] as number;
        if (byte === COMMA || byte === NEWLINE) break;
        if (byte === RETURN && bytes[position + 1] === NEWLINE) break;
        if (byte === QUOTE || byte === RETURN) {
          mark = Mark.raw;
          raw = true;
        }
        byte = bytes[++position] as number;
      }
      stop = position;
    }
    starts[count] = start;
    ends[count] = stop;
    marks[count] = mark;
    count += 1;
    if (byte === COMMA) {
      position += 1;
      continue;
    }
    const crlf = byte === RETURN;
    if (crlf) position += 1;
    if (position >= end && !last) return INCOMPLETE;
    fields.count = count;
    fields.lines = lines;
    fields.crlf = crlf;
    fields.raw = raw;
    return Math.min(position + 1, end);
  }
}
