import { isUtf8 } from "node:buffer";
import { LoadError } from "../LoadError.js";
import { blocksOf } from "./blocksOf.js";
import { Fields, Mark } from "./Fields.js";
import type { RowSink } from "./RowSink.js";
import { BROKEN, INCOMPLETE, readRow } from "./readRow.js";

const NEWLINE = 10;
/** Of one row: a quote that is never closed must not take the rest of the file with it. */
const LONGEST_ROW = 4 * 1024 * 1024;
/** PostgreSQL's limit, and more than a header that is one can have. */
const MOST_COLUMNS = 1_600;

/**
 * Reads CSV: UTF-8 with or without a byte order mark, commas, a header, LF or CR LF. Empty lines are no rows.
 *
 * @param whole whether the bytes end where the file does; else an unfinished last row is left out
 * @throws LoadError where there is no header, or one that cannot be
 */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sink: RowSink,
  whole = true,
): Promise<void> {
  let fields: Fields | undefined;
  let line = 1;
  let skipping = false;
  for await (const block of blocksOf(chunks)) {
    const { bytes, end } = block;
    const last = block.last && whole;
    let at = 0;
    if (fields === undefined) {
      at = startOf(bytes, end);
      const header = new Fields(MOST_COLUMNS + 1);
      const next = end > at ? readRow(bytes, at, end, last, header) : INCOMPLETE;
      if (next === INCOMPLETE && !last && end < LONGEST_ROW) {
        block.keep(0);
        continue;
      }
      const names = namesOf(bytes.subarray(at, end), next, header, bytes);
      sink.columns(names);
      fields = new Fields(names.length);
      line += header.lines;
      at = next;
    }
    // No character is cut in two at a newline.
    const until = block.last ? end : bytes.lastIndexOf(NEWLINE, end - 1) + 1;
    const clean = isUtf8(bytes.subarray(at, until)) && bytes.indexOf(0, at) === -1;
    while (at < end) {
      if (skipping) {
        const stop = bytes.indexOf(NEWLINE, at);
        skipping = stop >= end;
        at = Math.min(stop + 1, end);
        line += skipping ? 0 : 1;
        continue;
      }
      const next = readRow(bytes, at, end, last, fields);
      const length = (next < 0 ? end : next) - at;
      if (next === INCOMPLETE && !last && length < LONGEST_ROW) break;
      if (next < 0 || length > LONGEST_ROW) {
        const stop = Math.min(bytes.indexOf(NEWLINE, at) + 1, end);
        sink.reject(line, reasonOf(next, stop - at), bytes.subarray(at, stop));
        skipping = stop === end && !last;
        line += skipping ? 0 : 1;
        at = stop;
        continue;
      }
      const empty = fields.count === 1 && fields.starts[0] === fields.ends[0] && fields.marks[0] === Mark.plain;
      if (!empty) {
        const fault = faultOf(bytes, at, next, fields, clean);
        if (fault === undefined) sink.row(bytes, at, next, fields, line);
        else sink.reject(line, fault, bytes.subarray(at, next));
      }
      line += fields.lines;
      at = next;
    }
    if (at < end) block.keep(at);
    if (await sink.flush()) return;
  }
  if (fields === undefined && whole) throw empty();
}

/** Where the text begins: after the byte order mark. */
function startOf(bytes: Buffer, end: number): number {
  if (end >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
    const message = "The file is UTF-16";
    throw new LoadError({ code: "unreadable-file", message, fix: "Save it as UTF-8, then upload it again" });
  }
  return end >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function namesOf(rest: Buffer, next: number, { count, starts, ends, marks }: Fields, bytes: Buffer): string[] {
  const text = rest.subarray(0, 64).toString("latin1");
  if (rest.length === 0 || /^\r?\n/.test(text)) throw empty();
  if (next === INCOMPLETE || next === BROKEN) throw badHeader("has quotes that do not match");
  if (count > MOST_COLUMNS) {
    const message = `The header has ${count} columns, and PostgreSQL takes ${MOST_COLUMNS} at most`;
    throw new LoadError({ code: "too-many-columns", message, fix: "Split the file into several tables" });
  }
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    const name = bytes.subarray(starts[index], ends[index]);
    if (!isUtf8(name)) throw badHeader("is not UTF-8");
    names.push(marks[index] === Mark.escaped ? name.toString().replaceAll('""', '"') : name.toString());
  }
  if (names.some((name) => name.includes("\r"))) throw badHeader("has lines that end in CR alone");
  if (names.length === 1 && /[;\t|]/.test(names[0] ?? "")) throw badHeader("is not separated by commas");
  return names;
}

function badHeader(what: string): LoadError {
  const fix = "Save the file as CSV with commas, in UTF-8, with lines that end in LF or CR LF, then upload it again";
  return new LoadError({ code: "bad-header", message: `The header ${what}`, fix });
}

function empty(): LoadError {
  const fix = "Upload the file with a header, and rows if there are any";
  return new LoadError({ code: "empty-file", message: "The file has no header", fix });
}

/** @param firstLine bytes up to the row's first line break */
function reasonOf(next: number, firstLine: number): string {
  if (firstLine >= LONGEST_ROW) return `is longer than ${LONGEST_ROW} bytes`;
  return next === BROKEN ? "has text after a closing quote" : "has a quote that is never closed";
}

function faultOf(bytes: Buffer, from: number, to: number, fields: Fields, clean: boolean): string | undefined {
  if (!clean) {
    const row = bytes.subarray(from, to);
    if (row.includes(0)) return "holds a NUL byte";
    if (!isUtf8(row)) return "is not UTF-8";
  }
  if (fields.count !== fields.width) return `has ${fields.count} fields, and the header has ${fields.width}`;
  return undefined;
}
