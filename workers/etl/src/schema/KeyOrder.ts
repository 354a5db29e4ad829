import { type Fields, Mark } from "../source/Fields.js";
import { Kind } from "./Kind.js";

/** Digits that a double holds exactly. */
const SAFE_DIGITS = 15;
const LONGEST_TEXT = 256;

/**
 * Proves that a key comes once, where its values only ever rise: most exports are sorted by it, and PostgreSQL need not be asked then. For a key of one
 * column, bigint or text.
 */
export class KeyOrder {
  /** Whether each value was greater than the one before. */
  rising: boolean;
  readonly #kind: number;
  readonly #index: number;
  #number = Number.NEGATIVE_INFINITY;
  readonly #text = Buffer.alloc(LONGEST_TEXT);
  /** Negative before the first. */
  #length = -1;

  constructor(kind: number, index: number) {
    this.#kind = kind;
    this.#index = index;
    this.rising = kind === Kind.bigint || kind === Kind.text;
  }

  see(bytes: Buffer, { starts, ends, marks }: Fields): void {
    if (!this.rising) return;
    const start = starts[this.#index] as number;
    const end = ends[this.#index] as number;
    this.rising =
      this.#kind === Kind.bigint
        ? this.#risesNumber(bytes, start, end)
        : this.#risesText(bytes, start, end, marks[this.#index]);
  }

  #risesNumber(bytes: Buffer, start: number, end: number): boolean {
    if (end - start > SAFE_DIGITS) return false;
    let number = 0;
    for (let at = start; at < end; at++) {
      const digit = (bytes[at] as number) - 48;
      // A sign is rare among keys, and then the server is asked.
      if (digit < 0 || digit > 9) return false;
      number = number * 10 + digit;
    }
    const rises = number > this.#number;
    this.#number = number;
    return rises;
  }

  #risesText(bytes: Buffer, start: number, end: number, mark: number | undefined): boolean {
    // Doubled quotes stand for one: written otherwise than compared.
    if (mark === Mark.escaped || mark === Mark.raw || end - start > LONGEST_TEXT) return false;
    const rises = this.#length < 0 || this.#text.compare(bytes, start, end, 0, this.#length) < 0;
    bytes.copy(this.#text, 0, start, end);
    this.#length = end - start;
    return rises;
  }
}
