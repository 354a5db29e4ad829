import { isUtf8 } from "node:buffer";
import { LoadError } from "../LoadError.js";
import { Mark } from "./Fields.js";
import { RowEncoder, type Value } from "./RowEncoder.js";
import type { RowSink } from "./RowSink.js";
import { readLines } from "./readLines.js";

const MOST_COLUMNS = 1_600;
/** Numbers that a double might change: many digits, or an exponent. */
const DELICATE = /\d{16}|\d\.?\d*[eE]/;

/**
 * Reads NDJSON: an object a line. Columns are the members in the order in which they are first met; one that an object lacks is null in its row. Numbers
 * keep all their digits. Objects and arrays inside become their JSON text.
 *
 * @param known columns that come first, for a file whose columns were found before
 * @param whole whether the bytes end where the file does; else an unfinished last line is left out
 */
export async function readNdjson(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sink: RowSink,
  known: readonly string[] = [],
  whole = true,
): Promise<void> {
  const encoder = new RowEncoder(sink);
  const columns = new Map(known.map((name, index) => [name, index]));
  if (known.length > 0) encoder.columns(known);
  for await (const lines of readLines(chunks, whole)) {
    for (const { bytes, number, tooLong } of lines) {
      const members = tooLong ? "is longer than 4194304 bytes" : membersOf(bytes);
      if (typeof members === "string") {
        sink.reject(number, members, bytes);
        continue;
      }
      if (addColumns(columns, members)) encoder.columns([...columns.keys()]);
      const values = new Array<Value | undefined>(columns.size);
      let fault: string | undefined;
      for (const [name, member] of members) {
        const value = asValue(member);
        if (typeof value === "string") fault = value;
        else values[columns.get(name) ?? 0] = value;
      }
      if (fault !== undefined) sink.reject(number, fault, bytes);
      else encoder.row(values, number);
      if (encoder.full && (await encoder.flush())) return;
    }
    if (await encoder.flush()) return;
  }
}

/** Whether there is a new one. */
function addColumns(columns: Map<string, number>, members: readonly (readonly [string, unknown])[]): boolean {
  const before = columns.size;
  for (const [name] of members) if (!columns.has(name)) columns.set(name, columns.size);
  if (columns.size <= MOST_COLUMNS) return columns.size > before;
  const message = `The objects have more than ${MOST_COLUMNS} different members, and PostgreSQL takes no more columns`;
  throw new LoadError({ code: "too-many-columns", message, fix: "Split the file into several tables" });
}

function membersOf(bytes: Buffer): [string, unknown][] | string {
  if (!isUtf8(bytes)) return "is not UTF-8";
  const text = bytes.toString();
  try {
    const object: unknown = DELICATE.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text);
    if (typeof object !== "object" || object === null || Array.isArray(object)) return "is no JSON object";
    if (object instanceof WrittenNumber) return "is no JSON object";
    return Object.entries(object);
  } catch {
    return "is no JSON";
  }
}

/** A number as it is written in the file. */
class WrittenNumber {
  constructor(readonly text: string) {}

  /** Inside of objects and arrays, where JSON is written again. */
  toJSON(): unknown {
    return (JSON as typeof JSON & { rawJSON(text: string): unknown }).rawJSON(this.text);
  }
}

function asWritten(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" && context?.source !== undefined ? new WrittenNumber(context.source) : value;
}

/** A member's value; a text where it cannot be one in PostgreSQL. */
function asValue(member: unknown): Value | undefined | string {
  if (member === null) return undefined;
  if (typeof member === "string") return textValue(member, Mark.string);
  if (typeof member === "number" || typeof member === "boolean") return { text: String(member), mark: Mark.plain };
  if (member instanceof WrittenNumber) return { text: member.text, mark: Mark.plain };
  return textValue(JSON.stringify(member), Mark.text);
}

function textValue(text: string, mark: number): Value | string {
  if (text.includes("\0")) return "holds a NUL character";
  return text.isWellFormed() ? { text, mark } : "holds half of a surrogate pair";
}
