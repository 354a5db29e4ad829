import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** Why a row was not taken. */
export interface Reject {
  readonly file: string;
  /** Counted from 1; the header is line 1 of a file. */
  readonly line: number;
  /** Empty where the row as a whole is at fault. */
  readonly column: string;
  readonly reason: string;
}

/** The rejected rows of a run as NDJSON, one object a row. Values are left out: they may be personal data. */
export class Quarantine {
  readonly path: string;
  #stream: WriteStream | undefined;
  #count = 0;

  constructor(path: string) {
    this.path = path;
  }

  get count(): number {
    return this.#count;
  }

  async add(reject: Reject): Promise<void> {
    this.#stream ??= createWriteStream(this.path);
    this.#count += 1;
    if (!this.#stream.write(`${JSON.stringify(reject)}\n`)) await once(this.#stream, "drain");
  }

  /** After the last reject: everything is on the disk. */
  async end(): Promise<void> {
    if (this.#stream === undefined) return;
    this.#stream.end();
    await finished(this.#stream);
  }
}
