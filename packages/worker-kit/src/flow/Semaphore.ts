/** Bounds how much of something is in use at a time: slots, or bytes. First come, first served. */
export class Semaphore {
  readonly #limit: number;
  readonly #waiting: { readonly weight: number; readonly resolve: () => void }[] = [];
  #used = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Waits for `weight` (default 1). More than the limit waits until nothing else is in use, so that it passes alone. */
  async acquire(weight = 1): Promise<void> {
    const share = Math.min(weight, this.#limit);
    if (this.#waiting.length === 0 && this.#used + share <= this.#limit) {
      this.#used += share;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push({ weight: share, resolve }));
  }

  /** Gives back what `acquire` took, with the same weight. */
  release(weight = 1): void {
    this.#used -= Math.min(weight, this.#limit);
    for (let next = this.#waiting[0]; next && this.#used + next.weight <= this.#limit; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#used += next.weight;
      next.resolve();
    }
  }
}
