import type { Logger } from "../logs/createLogger.js";
import { describeError } from "../logs/describeError.js";
import type { MessageQueue, ReceivedMessage } from "./MessageQueue.js";

export interface LeaseKeeperOptions {
  readonly queue: MessageQueue;
  /** Seconds that a lease lasts before it has to be extended. */
  readonly visibilitySeconds: number;
  readonly logger: Logger;
  /** Milliseconds; default the system's clock. */
  readonly now?: (() => number) | undefined;
}

/** Attempts at giving a message up or back; a failure only means that it comes again after its lease. */
const ATTEMPTS = 3;

/**
 * Keeps the leases of messages at work: extends each one once a third of it has passed, until it is acknowledged,
 * released or given up. A lease that cannot be extended is logged; the work goes on, since doing it twice changes nothing.
 */
export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;
  readonly #now: () => number;
  readonly #leases = new Map<string, { readonly message: ReceivedMessage; until: number }>();
  readonly #timer: NodeJS.Timeout;
  #beating = false;

  constructor(options: LeaseKeeperOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#timer = setInterval(() => void this.beat(), (options.visibilitySeconds * 1000) / 6);
    this.#timer.unref();
  }

  /** Messages under a lease. */
  get size(): number {
    return this.#leases.size;
  }

  /** Starts to keep the leases of messages that were received just now. */
  hold(messages: readonly ReceivedMessage[]): void {
    const until = this.#now() + this.#options.visibilitySeconds * 1000;
    for (const message of messages) this.#leases.set(message.receipt, { message, until });
  }

  /** Removes messages from the queue, for good: only after their result is durable. */
  async acknowledge(messages: readonly ReceivedMessage[]): Promise<void> {
    await this.#letGo("lease.acknowledge-failed", messages, (rest) => this.#options.queue.remove(rest));
  }

  /** Gives messages back to the queue, to be received again after `delaySeconds`. */
  async release(messages: readonly ReceivedMessage[], delaySeconds = 0): Promise<void> {
    await this.#letGo("lease.release-failed", messages, (rest) => this.#options.queue.extend(rest, delaySeconds));
  }

  /** Gives back all that is still held, and stops extending. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.release([...this.#leases.values()].map(({ message }) => message));
  }

  /** Extends the leases of which a third has passed. Called by a timer; never rejects. */
  async beat(): Promise<void> {
    if (this.#beating) return;
    this.#beating = true;
    const { queue, visibilitySeconds, logger } = this.#options;
    const due = this.#now() + (visibilitySeconds * 1000 * 2) / 3;
    const leases = [...this.#leases.values()].filter(({ until }) => until <= due);
    try {
      if (leases.length === 0) return;
      const until = this.#now() + visibilitySeconds * 1000;
      const failed = await queue.extend(
        leases.map(({ message }) => message),
        visibilitySeconds,
      );
      for (const lease of leases) lease.until = until;
      for (const { message, reason } of failed) {
        // Acknowledged meanwhile: then there is nothing to be kept.
        if (!this.#leases.delete(message.receipt)) continue;
        logger.warn("lease.lost", { messageId: message.id, reason });
      }
    } catch (error) {
      logger.warn("lease.extend-failed", { messages: leases.length, ...describeError(error) });
    } finally {
      this.#beating = false;
    }
  }

  async #letGo(
    event: string,
    messages: readonly ReceivedMessage[],
    call: (messages: readonly ReceivedMessage[]) => ReturnType<MessageQueue["remove"]>,
  ): Promise<void> {
    for (const { receipt } of messages) this.#leases.delete(receipt);
    let rest = messages;
    for (let attempt = 1; rest.length > 0; attempt++) {
      try {
        const failed = await call(rest);
        rest = failed.map(({ message }) => message);
        if (rest.length === 0) return;
        if (attempt < ATTEMPTS) continue;
        this.#options.logger.warn(event, { messages: rest.length, reason: failed[0]?.reason });
        return;
      } catch (error) {
        if (attempt < ATTEMPTS) continue;
        this.#options.logger.warn(event, { messages: rest.length, ...describeError(error) });
        return;
      }
    }
  }
}
