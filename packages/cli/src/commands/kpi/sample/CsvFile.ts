import { closeSync, openSync, writeSync } from "node:fs";

const flushAt = 1 << 16;

/** A CSV file that is written line by line. Its text is ASCII. */
export class CsvFile {
  readonly #file: number;
  #waiting: string;
  /** Bytes, with those that wait to be written. */
  bytes: number;

  constructor(path: string, header: string) {
    this.#file = openSync(path, "wx", 0o600);
    this.#waiting = `${header}\n`;
    this.bytes = this.#waiting.length;
  }

  /** `line` has its line feed. */
  write(line: string): void {
    this.#waiting += line;
    this.bytes += line.length;
    if (this.#waiting.length >= flushAt) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const chunk = Buffer.from(this.#waiting, "latin1");
    for (let written = 0; written < chunk.length; ) written += writeSync(this.#file, chunk, written);
    this.#waiting = "";
  }
}
