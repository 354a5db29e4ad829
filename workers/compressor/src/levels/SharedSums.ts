import { describeError, type Logger } from "@sallyport/worker-kit";
import { epochOf, weightAt } from "./fading.js";
import type { LevelStore } from "./LevelStore.js";
import { addSums, type LevelSums, type SumsByLevel } from "./LevelSums.js";
import { SumsBook } from "./SumsBook.js";

/** What this worker saw is shared, and what others saw is read, this often at most. */
const SYNC_SECONDS = 30;

/** What a worker that stops waits for at most. */
const CLOSE_SECONDS = 5;

export interface SharedSumsOptions {
  /** Default: nothing is shared, and nothing outlives the worker. */
  readonly store?: LevelStore | undefined;
  readonly logger: Pick<Logger, "warn">;
  /** Told of each time that the store could not be reached. */
  readonly onFailure?: (() => void) | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

/**
 * The sums of all workers of a rule: a copy of the store's, and what this worker saw and has not shared yet. Reading and
 * writing the store happens beside the work. Where it fails, this worker goes on with what it knows and tries again later;
 * what it saw is kept for then.
 */
export class SharedSums {
  readonly #options: SharedSumsOptions;
  readonly #now: () => number;
  #stored = new SumsBook();
  #sending = new SumsBook();
  #pending = new SumsBook();
  #syncedAt = Number.NEGATIVE_INFINITY;
  #sync: Promise<void> | undefined;

  constructor(options: SharedSumsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** What was seen of a cell, by level; faded to now. */
  of(cell: string): SumsByLevel {
    const now = this.#now();
    const sums = new Map<number, LevelSums>();
    for (const book of [this.#stored, this.#sending, this.#pending]) book.addFaded(sums, cell, now);
    return sums;
  }

  record(cell: string, level: number, sums: LevelSums): void {
    const now = this.#now();
    const levels = new Map([[level, addSums(undefined, sums, weightAt(now))]]);
    this.#pending.add({ cell, epoch: epochOf(now), levels });
  }

  /** Starts to write and read, where the last time is long enough ago. */
  syncWhenDue(): void {
    if (this.#now() - this.#syncedAt >= SYNC_SECONDS * 1000) void this.sync();
  }

  /** Writes what is not shared yet, then reads. Never rejects. */
  async sync(): Promise<void> {
    const { store } = this.#options;
    if (!store) return;
    this.#sync ??= this.#exchange(store).finally(() => {
      this.#sync = undefined;
    });
    await this.#sync;
  }

  /** Writes what is not shared yet, for some seconds at most. Never rejects. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_SECONDS * 1000);
    });
    // What is under way may have begun before the last frames.
    await Promise.race([patience, (this.#sync ?? Promise.resolve()).then(() => this.sync())]);
    clearTimeout(timer);
  }

  async #exchange(store: LevelStore): Promise<void> {
    const unsent = [...this.#pending.entries()];
    // What a worker reads at its start does not put off what it saw first.
    if (unsent.length > 0) this.#syncedAt = this.#now();
    this.#pending = new SumsBook();
    this.#sending = new SumsBook(unsent);
    try {
      for (let sums = unsent.at(-1); sums; sums = unsent.at(-1)) {
        await store.add(sums);
        unsent.pop();
        this.#stored.add(sums);
        this.#sending = new SumsBook(unsent);
      }
      this.#stored = new SumsBook(await store.load(epochOf(this.#now()) - 1));
    } catch (error) {
      for (const sums of unsent) this.#pending.add(sums);
      this.#sending = new SumsBook();
      this.#options.logger.warn("levels.not-shared", { error: describeError(error), cells: unsent.length });
      this.#options.onFailure?.();
    }
  }
}
