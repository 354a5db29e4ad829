import { readLines } from "./readLines.js";

/** A file's lines one by one, some of which can be given back. */
export class LineReader {
  readonly #blocks: AsyncGenerator<string[]>;
  #block: readonly string[] = [];
  #at = 0;
  readonly #returned: string[] = [];
  /** The number of the line that came last, from 1. */
  number = 0;

  constructor(path: string, signal: AbortSignal) {
    this.#blocks = readLines(path, signal);
  }

  /** Undefined after the last one. */
  async next(): Promise<string | undefined> {
    const returned = this.#returned.pop();
    if (returned !== undefined) {
      this.number += 1;
      return returned;
    }
    while (this.#at >= this.#block.length) {
      const { value, done } = await this.#blocks.next();
      if (done === true) return undefined;
      [this.#block, this.#at] = [value, 0];
    }
    const line = this.#block[this.#at];
    this.#at += 1;
    this.number += 1;
    return line;
  }

  /** Gives lines back that came last, in their order. */
  back(lines: readonly string[]): void {
    this.#returned.push(...lines.toReversed());
    this.number -= lines.length;
  }
}
