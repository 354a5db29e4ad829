import { seededRandom } from "../../../random/seededRandom.js";

/** Random draws that are the same for the same seed. */
export class Randomness {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** The items in a random order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const mixed = [...items];
    for (let at = mixed.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      const [one, two] = [mixed[at], mixed[other]];
      if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one];
    }
    return mixed;
  }
}
