/** Messages that arrived in the same second. */
export interface Arrivals {
  readonly at: number;
  readonly count: number;
}

/** A queue of messages that differ by their age alone; the oldest is taken first. */
export class SimulatedQueue {
  #waiting: Arrivals[] = [];
  #visible = 0;

  get visible(): number {
    return this.#visible;
  }

  /** Second in which the oldest waiting message arrived. */
  get oldest(): number | undefined {
    return this.#waiting[0]?.at;
  }

  add(at: number, count: number): void {
    if (count === 0) return;
    this.#waiting.push({ at, count });
    this.#visible += count;
  }

  /** Leases at most `most` messages. */
  take(most: number): Arrivals[] {
    const taken: Arrivals[] = [];
    let left = Math.min(most, this.#visible);
    this.#visible -= left;
    let used = 0;
    while (left > 0) {
      const first = this.#waiting[used];
      if (first === undefined) break;
      const count = Math.min(first.count, left);
      taken.push({ at: first.at, count });
      left -= count;
      if (count === first.count) used += 1;
      else this.#waiting[used] = { at: first.at, count: first.count - count };
    }
    this.#waiting.splice(0, used);
    return taken;
  }

  /** Messages that a stopped task gives back. */
  giveBack(messages: readonly Arrivals[]): void {
    if (messages.length === 0) return;
    this.#waiting = [...messages, ...this.#waiting].sort((one, other) => one.at - other.at);
    this.#visible += countOf(messages);
  }
}

/** Number of messages. */
export function countOf(messages: readonly Arrivals[]): number {
  return messages.reduce((sum, { count }) => sum + count, 0);
}
