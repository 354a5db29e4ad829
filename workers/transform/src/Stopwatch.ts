import type { Clock } from "./ports.js";

/** Seconds, to the millisecond. */
export class Stopwatch {
  readonly #start: Date;
  #last: Date;

  constructor(private readonly clock: Clock) {
    this.#start = clock.now();
    this.#last = this.#start;
  }

  /** ISO 8601, UTC. */
  get startedAt(): string {
    return this.#start.toISOString();
  }

  /** Since the last lap, or the start. */
  lap(): number {
    const now = this.clock.now();
    const seconds = (now.getTime() - this.#last.getTime()) / 1000;
    this.#last = now;
    return seconds;
  }

  /** Since the start. */
  total(): number {
    return (this.clock.now().getTime() - this.#start.getTime()) / 1000;
  }
}
