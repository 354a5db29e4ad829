import { compareSequencers, type ReceivedMessage } from "@sallyport/worker-kit";
import type { Batch, ObjectEvent } from "./Batch.js";

/** When a batch is full. */
export interface BatchLimits {
  readonly bytes: number;
  readonly objects: number;
  /** From the first object on. */
  readonly seconds: number;
}

interface OpenCandidate {
  object: ObjectEvent;
}

/**
 * Collects messages into a batch. Of several events of one key, deletions among them, the newest stands for all: see
 * `compareSequencers`.
 */
export class BatchCollector {
  readonly #limits: BatchLimits;
  readonly #now: () => number;
  #candidates = new Map<string, OpenCandidate>();
  #messages: { message: ReceivedMessage; events: { object: ObjectEvent; candidate: OpenCandidate }[] }[] = [];
  #bytes = 0;
  #openedAt = 0;

  /** `now` in milliseconds. */
  constructor(limits: BatchLimits, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
  }

  get isEmpty(): boolean {
    return this.#messages.length === 0;
  }

  /** Messages collected and not taken. */
  get messages(): readonly ReceivedMessage[] {
    return this.#messages.map(({ message }) => message);
  }

  /** Seconds until the batch has to be taken; undefined while it is empty. */
  get remainingSeconds(): number | undefined {
    if (this.isEmpty) return undefined;
    return Math.max(0, this.#limits.seconds - (this.#now() - this.#openedAt) / 1000);
  }

  /** Whether these objects would make the batch larger than its limits; never for an empty batch. */
  wouldOverflow(objects: readonly ObjectEvent[]): boolean {
    if (this.isEmpty) return false;
    const bytes = objects.reduce((sum, { size }) => sum + size, this.#bytes);
    return bytes > this.#limits.bytes || this.#candidates.size + objects.length > this.#limits.objects;
  }

  add(message: ReceivedMessage, objects: readonly ObjectEvent[]): void {
    if (this.isEmpty) this.#openedAt = this.#now();
    this.#messages.push({ message, events: objects.map((object) => ({ object, candidate: this.#candidate(object) })) });
  }

  isFull(): boolean {
    const remaining = this.remainingSeconds;
    if (remaining === undefined) return false;
    return remaining === 0 || this.#bytes >= this.#limits.bytes || this.#candidates.size >= this.#limits.objects;
  }

  /** The batch, and the collector empty again. */
  take(): Batch {
    const batch = { candidates: [...this.#candidates.values()], messages: this.#messages, bytes: this.#bytes };
    this.#candidates = new Map();
    this.#messages = [];
    this.#bytes = 0;
    return batch;
  }

  #candidate(object: ObjectEvent): OpenCandidate {
    const known = this.#candidates.get(object.key);
    if (!known) {
      const candidate = { object };
      this.#candidates.set(object.key, candidate);
      this.#bytes += object.size;
      return candidate;
    }
    if (compareSequencers(object.sequencer, known.object.sequencer) > 0) {
      this.#bytes += object.size - known.object.size;
      known.object = object;
    }
    return known;
  }
}
