import { Fields, Mark } from "./Fields.js";
import type { RowSink } from "./RowSink.js";

/** A value of a row that was not CSV, and how it is to be understood. */
export interface Value {
  readonly text: string;
  readonly mark: number;
}

const BLOCK_BYTES = 256 * 1024;
const QUOTE = 34;
const COMMA = 44;
const NEWLINE = 10;

/** Writes rows of values as CSV, and hands them to a sink block by block. */
export class RowEncoder {
  readonly #sink: RowSink;
  #bytes = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  #at = 0;
  #fields = new Fields(0);

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  /** Whether `flush` should be called before the next row. */
  get full(): boolean {
    return this.#at > BLOCK_BYTES / 2;
  }

  columns(names: readonly string[]): void {
    this.#fields = new Fields(names.length);
    this.#sink.columns(names);
  }

  /** A value for each column; undefined for none. */
  row(values: readonly (Value | undefined)[], line: number): void {
    const fields = this.#fields;
    const { starts, ends, marks, width } = fields;
    this.#reserve(values);
    const from = this.#at;
    let at = from;
    for (let index = 0; index < width; index++) {
      const value = values[index];
      if (index > 0) this.#bytes[at++] = COMMA;
      const mark = value?.mark ?? Mark.plain;
      if (value !== undefined && mark !== Mark.plain) this.#bytes[at++] = QUOTE;
      starts[index] = at;
      if (value !== undefined) at += this.#bytes.write(mark === Mark.plain ? value.text : doubled(value.text), at);
      ends[index] = at;
      if (value !== undefined && mark !== Mark.plain) this.#bytes[at++] = QUOTE;
      marks[index] = mark;
    }
    this.#bytes[at++] = NEWLINE;
    this.#at = at;
    fields.count = width;
    this.#sink.row(this.#bytes, from, at, fields, line);
  }

  async flush(): Promise<boolean> {
    const done = await this.#sink.flush();
    this.#bytes = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    this.#at = 0;
    return done;
  }

  #reserve(values: readonly (Value | undefined)[]): void {
    let most = values.length * 3 + 1;
    for (const value of values) if (value !== undefined) most += value.text.length * 4;
    if (this.#at + most <= this.#bytes.length) return;
    // Rows that a sink has not written yet stay where they are.
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, most));
    this.#at = 0;
  }
}

function doubled(text: string): string {
  return text.includes('"') ? text.replaceAll('"', '""') : text;
}
