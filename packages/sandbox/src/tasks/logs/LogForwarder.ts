import { setTimeout as delay } from "node:timers/promises";
import type { InputLogEvent } from "@aws-sdk/client-cloudwatch-logs";

/** Delivers events in one call; rejects when none was. */
export type DeliverLogs = (events: InputLogEvent[]) => Promise<void>;

/** Of PutLogEvents: bytes a call, counted with 26 for each event, and events a call. */
const batchLimit = { bytes: 1_048_576, events: 10_000, overhead: 26 };
const bufferLimit = { bytes: 4 * batchLimit.bytes, events: 20_000 };
const collectFor = 250;
const longestPause = 8_000;
const lastTriesFor = 5_000;

/**
 * Sends lines to CloudWatch Logs in order and in batches. It never makes the task wait: while delivery fails, lines are
 * kept up to 4 MiB; the newest beyond that are dropped, counted, and the count is sent as a line of its own later.
 */
export class LogForwarder {
  private readonly waiting: InputLogEvent[] = [];
  private waitingBytes = 0;
  private dropped = 0;
  private sending: Promise<void> | undefined;
  private readonly closing = new AbortController();
  private lastTry = Number.POSITIVE_INFINITY;

  /** @param place where the lines go, for messages */
  constructor(
    private readonly deliver: DeliverLogs,
    private readonly place: string,
    private readonly log: (line: string) => void,
  ) {}

  push(line: string): void {
    // CloudWatch Logs takes no empty message.
    if (line === "") return;
    if (this.waiting.length >= bufferLimit.events || this.waitingBytes + sizeOf(line) > bufferLimit.bytes) {
      this.dropped += 1;
      return;
    }
    if (this.dropped > 0) this.add(`${this.dropped} lines were dropped here: their delivery failed for too long`);
    this.dropped = 0;
    this.add(line);
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
  }

  /** Tries for up to 5 s more to deliver what is left, and says in the sandbox's log what could not be. */
  async close(): Promise<void> {
    this.lastTry = Date.now() + lastTriesFor;
    this.closing.abort();
    await this.sending;
    const lost = this.waiting.length + this.dropped;
    if (lost > 0) this.log(`${lost} log lines did not reach ${this.place}`);
  }

  private add(message: string): void {
    this.waiting.push({ timestamp: Date.now(), message });
    this.waitingBytes += sizeOf(message);
  }

  private async sendAll(): Promise<void> {
    let failures = 0;
    await this.pause(collectFor);
    while (this.waiting.length > 0) {
      try {
        await this.sendBatch();
        failures = 0;
        await this.pause(collectFor);
      } catch (error) {
        failures += 1;
        if (failures === 1) this.log(`logs for ${this.place} wait: ${error instanceof Error ? error.message : error}`);
        if (Date.now() >= this.lastTry) return;
        await this.pause(Math.min(longestPause, collectFor * 2 ** failures));
      }
    }
  }

  private async sendBatch(): Promise<void> {
    const events = this.nextBatch();
    await this.deliver(events);
    this.waiting.splice(0, events.length);
    this.waitingBytes -= events.reduce((sum, { message = "" }) => sum + sizeOf(message), 0);
  }

  private nextBatch(): InputLogEvent[] {
    const batch: InputLogEvent[] = [];
    let bytes = 0;
    for (const event of this.waiting) {
      bytes += sizeOf(event.message ?? "");
      if (bytes > batchLimit.bytes || batch.length >= batchLimit.events) break;
      batch.push(event);
    }
    return batch;
  }

  /** Shorter once the task has ended. */
  private async pause(milliseconds: number): Promise<void> {
    if (this.closing.signal.aborted) await delay(Math.min(milliseconds, 100));
    else await delay(milliseconds, undefined, { signal: this.closing.signal }).catch(() => {});
  }
}

function sizeOf(message: string): number {
  return Buffer.byteLength(message) + batchLimit.overhead;
}
