import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** Why a row was not loaded, and the row. */
export interface Rejected {
  /** Of the file, from 1; in a Parquet file the row's number. */
  readonly line: number;
  /** Empty where the whole row is at fault. */
  readonly column: string;
  readonly reason: string;
  readonly row: string;
}

/** Of a row that is kept; what is longer than a mistake is in the file anyway. */
const LONGEST_ROW = 64 * 1024;
/** Of the local file: a file that is wrong from beginning to end is not written a second time. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Rejected rows of one load, as NDJSON in a local file. Takes all, and keeps the first 64 MiB. */
export class Quarantine {
  count = 0;
  #left = 0;
  #bytes = 0;
  #stream: WriteStream | undefined;

  constructor(readonly path: string) {}

  add(line: number, column: string, reason: string, row: Buffer): void {
    this.count += 1;
    if (this.#bytes > MOST_BYTES) {
      this.#left += 1;
      return;
    }
    const text = row
      .subarray(0, LONGEST_ROW)
      .toString()
      .replace(/\r?\n$/, "");
    const rejected: Rejected = { line, column, reason, row: text };
    this.#write(rejected);
  }

  /** Resolves when so much is written that more may be added. */
  async settle(): Promise<void> {
    if (this.#stream?.writableNeedDrain) await once(this.#stream, "drain");
  }

  /** Ends the file; resolves with whether there is one. */
  async end(): Promise<boolean> {
    if (this.#left > 0) this.#write({ omitted: this.#left });
    if (!this.#stream) return false;
    this.#stream.end();
    await finished(this.#stream);
    return true;
  }

  #write(line: object): void {
    this.#stream ??= createWriteStream(this.path, { mode: 0o600 });
    const text = `${JSON.stringify(line)}\n`;
    this.#bytes += text.length;
    this.#stream.write(text);
  }
}
