import { type Arrivals, countOf, type SimulatedQueue } from "./SimulatedQueue.js";
import type { WorkModel } from "./WorkModel.js";

interface Batch {
  readonly messages: Arrivals[];
  secondsLeft: number;
}

/** One worker task, second by second: it collects messages into batches, works at them, and stops gracefully. */
export class SimulatedTask {
  #collecting: Arrivals[] = [];
  #collected = 0;
  #openSince = 0;
  readonly #batches: Batch[] = [];
  #stopsAt: number | undefined;

  constructor(
    private readonly model: WorkModel,
    private readonly objectBytes: number,
    private readonly startedAt: number,
  ) {}

  /** Whether it has been asked to stop. */
  get isStopping(): boolean {
    return this.#stopsAt !== undefined;
  }

  /** Messages that it has leased. */
  get inWork(): number {
    return this.#collected + this.#batches.reduce((sum, { messages }) => sum + countOf(messages), 0);
  }

  /** Second in which the oldest of its messages arrived. */
  get oldest(): number | undefined {
    const first = [...this.#batches.flatMap(({ messages }) => messages), ...this.#collecting].map(({ at }) => at);
    return first.length === 0 ? undefined : Math.min(...first);
  }

  /** SIGTERM: what is collected goes back at once, what is in work goes on. @returns the messages given back */
  stop(now: number, queue: SimulatedQueue): number {
    this.#stopsAt = now;
    const back = this.#collecting;
    this.#collecting = [];
    this.#collected = 0;
    queue.giveBack(back);
    return countOf(back);
  }

  /**
   * Works for a second.
   *
   * @returns the messages that are done, those given back, and whether the task has ended
   */
  work(now: number, queue: SimulatedQueue): { done: readonly Arrivals[]; givenBack: number; ended: boolean } {
    if (now < this.startedAt + this.model.startSeconds) return { done: [], givenBack: 0, ended: this.isStopping };
    if (!this.isStopping) this.#collect(now, queue);
    const done = this.#advance();
    if (this.#stopsAt === undefined) return { done, givenBack: 0, ended: false };
    if (this.#batches.length === 0) return { done, givenBack: 0, ended: true };
    if (now < this.#stopsAt + this.model.graceSeconds) return { done, givenBack: 0, ended: false };
    const back = this.#batches.splice(0).flatMap(({ messages }) => messages);
    queue.giveBack(back);
    return { done, givenBack: countOf(back), ended: true };
  }

  #collect(now: number, queue: SimulatedQueue): void {
    const { batch, receivedPerSecond, batchesInFlight } = this.model;
    const full = Math.max(1, Math.min(batch.objects, Math.floor(batch.bytes / this.objectBytes)));
    const taken = queue.take(Math.min(receivedPerSecond, full - this.#collected));
    if (taken.length > 0) {
      if (this.#collected === 0) this.#openSince = now;
      this.#collecting.push(...taken);
      this.#collected += countOf(taken);
    }
    const isFull = this.#collected >= full || (this.#collected > 0 && now - this.#openSince >= batch.seconds);
    if (!isFull || this.#batches.length >= batchesInFlight) return;
    this.#batches.push({ messages: this.#collecting, secondsLeft: this.#secondsFor(this.#collected) });
    this.#collecting = [];
    this.#collected = 0;
  }

  #secondsFor(objects: number): number {
    return objects * (this.model.secondsPerObject + this.objectBytes * this.model.secondsPerByte);
  }

  /** One batch after the other: two at once share the same cores. */
  #advance(): Arrivals[] {
    const done: Arrivals[] = [];
    let second = 1;
    while (second > 0) {
      const [first] = this.#batches;
      if (first === undefined) break;
      const worked = Math.min(second, first.secondsLeft);
      first.secondsLeft -= worked;
      second -= worked;
      if (first.secondsLeft > 1e-9) break;
      done.push(...first.messages);
      this.#batches.shift();
    }
    return done;
  }
}
