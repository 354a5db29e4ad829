import type { ListedObject } from "../listing/ListedObject.js";
import type { Randomness } from "./Randomness.js";

/** Where bands of size end, in bytes: within one, objects compress much alike, and cost much the same. */
const BANDS = [4 * 1024, 64 * 1024, 1024 * 1024, 8 * 1024 * 1024];

/** Number of the band of a size, from 0. */
export function bandOf(size: number): number {
  const band = BANDS.findIndex((end) => size <= end);
  return band < 0 ? BANDS.length : band;
}

/** Objects of one class and one band of size: counted all, and some of them drawn, each as likely as any other. */
export class Stratum {
  objects = 0;
  bytes = 0;
  readonly #drawn: ListedObject[] = [];
  readonly #most: number;
  readonly #random: Randomness;

  constructor(
    readonly contentClass: string,
    readonly band: number,
    most: number,
    random: Randomness,
  ) {
    this.#most = most;
    this.#random = random;
  }

  add(object: ListedObject): void {
    this.objects += 1;
    this.bytes += object.size;
    // Reservoir sampling: of a stream of unknown length, each object is kept by the same chance.
    if (this.#drawn.length < this.#most) this.#drawn.push(object);
    else {
      const place = this.#random.below(this.objects);
      if (place < this.#most) this.#drawn[place] = object;
    }
  }

  /** Makes it stand for more than was counted, as where only a part of a bucket was listed. */
  scale(factor: number): void {
    this.objects *= factor;
    this.bytes *= factor;
  }

  /** At most `count` of the objects, drawn at random, in a random order. */
  draw(count: number): readonly ListedObject[] {
    return this.#random.shuffled(this.#drawn).slice(0, count);
  }
}
