import { availableParallelism } from "node:os";

/** Work that is under way. */
export interface Share {
  /** Ends it, once: later calls give the same again. */
  leave(): { readonly seconds: number; readonly cpuSeconds: number };
}

/**
 * Tells how much processor time each of several threads had, which no call of Node tells for the thread pool.
 *
 * It is worked out by fair sharing: while `n` pieces of work are under way on `cores` processors, each gets
 * `min(1, cores ÷ n)` of the time that passes. Other work of the machine, and the time that a piece waits for a thread, is
 * counted in: the figure is high rather than low.
 */
export class ProcessorShare {
  readonly #cores: number;
  readonly #now: () => number;
  #running = 0;
  /** Seconds that each piece of work would have had, from the start on. */
  #share = 0;
  #at = 0;

  /** `now` in milliseconds. */
  constructor(cores: number, now: () => number = () => performance.now()) {
    this.#cores = cores;
    this.#now = now;
  }

  enter(): Share {
    this.#pass();
    const start = { at: this.#at, share: this.#share };
    this.#running += 1;
    let left: ReturnType<Share["leave"]> | undefined;
    return {
      leave: () => {
        if (left) return left;
        this.#pass();
        this.#running -= 1;
        left = { seconds: (this.#at - start.at) / 1000, cpuSeconds: this.#share - start.share };
        return left;
      },
    };
  }

  #pass(): void {
    const now = this.#now();
    this.#share += ((now - this.#at) / 1000) * Math.min(1, this.#cores / Math.max(1, this.#running));
    this.#at = now;
  }
}

/** Of all frames that this process compresses. */
export const processors = new ProcessorShare(availableParallelism());
