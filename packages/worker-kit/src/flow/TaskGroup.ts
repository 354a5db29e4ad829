import { Semaphore } from "./Semaphore.js";

/** Runs tasks behind the caller's back, at most `limit` at a time, and remembers the first failure. */
export class TaskGroup {
  readonly #slots: Semaphore;
  readonly #running = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  constructor(limit: number) {
    this.#slots = new Semaphore(limit);
  }

  /** Resolves once the task has been started. Throws the failure of any task before it, and starts nothing then. */
  async start(task: () => Promise<void>): Promise<void> {
    await this.#slots.acquire();
    if (this.#failure) {
      this.#slots.release();
      throw this.#failure.error;
    }
    const running = task()
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#slots.release();
        this.#running.delete(running);
      });
    this.#running.add(running);
  }

  /** Waits until nothing runs any more, and throws the first failure. */
  async drain(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
    if (this.#failure) throw this.#failure.error;
  }
}
