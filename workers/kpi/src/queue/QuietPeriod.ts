/** When collected uploads are worked on. Both in seconds. */
export interface QuietPeriodLimits {
  /** Without another upload. */
  readonly quiet: number;
  /** From the first upload on, whatever comes after it. */
  readonly longest: number;
}

/**
 * Tells when a burst of uploads is over. Many part files come one after the other; a run for each would compute the same
 * days again and again, so that one run is made once nothing more has come for a while.
 */
export class QuietPeriod {
  readonly #limits: QuietPeriodLimits;
  readonly #now: () => number;
  #first: number | undefined;
  #last = 0;

  /** `now` in milliseconds. */
  constructor(limits: QuietPeriodLimits, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Something came. */
  touch(): void {
    this.#last = this.#now();
    this.#first ??= this.#last;
  }

  /** Seconds until what came may be worked on; undefined while nothing has come. */
  get remainingSeconds(): number | undefined {
    if (this.#first === undefined) return undefined;
    const quietAt = this.#last + this.#limits.quiet * 1000;
    const latest = this.#first + this.#limits.longest * 1000;
    return Math.max(0, Math.min(quietAt, latest) - this.#now()) / 1000;
  }

  /** Begins anew. */
  reset(): void {
    this.#first = undefined;
  }
}
