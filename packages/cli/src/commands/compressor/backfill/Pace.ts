import { setTimeout as delay } from "node:timers/promises";

/** Holds work to a rate, on average from its start. */
export class Pace {
  readonly #perSecond: number;
  readonly #startedAt = performance.now();
  #done = 0;

  /** @param perSecond Infinity for no limit */
  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Most that may be done in one go, so that a second's work is not done in a moment. */
  get portion(): number {
    return Math.max(1, Math.min(1_000, this.#perSecond));
  }

  /** Waits after work until more may be done. */
  async after(work: number, signal: AbortSignal): Promise<void> {
    this.#done += work;
    const due = (this.#done / this.#perSecond) * 1_000 - (performance.now() - this.#startedAt);
    if (due > 0) await delay(due, undefined, { signal }).catch(() => undefined);
  }
}
