import { setTimeout as delay } from "node:timers/promises";
import { classifyError } from "../errors/classifyError.js";
import { FatalError } from "../errors/FatalError.js";
import type { Logger } from "../logs/createLogger.js";
import { describeError } from "../logs/describeError.js";
import type { LeaseKeeper } from "./LeaseKeeper.js";
import type { MessageQueue, ReceivedMessage } from "./MessageQueue.js";

export interface ReceiveMessagesOptions {
  readonly queue: MessageQueue;
  readonly leases: LeaseKeeper;
  readonly visibilitySeconds: number;
  readonly logger: Logger;
  /** No call is started after it is aborted; one that waits is let finish, since what it takes would be held for nobody. */
  readonly stopping: AbortSignal;
  /** Messages wanted by the next call, at most 10; default 10. */
  readonly wanted?: (() => number) | undefined;
  /** Seconds that the next call may wait, at most 2, so that a stop is quick; default 2. */
  readonly patience?: (() => number) | undefined;
  /** Calls in flight while the queue gives full lists; a list that is not full makes it one again. Default 1. */
  readonly calls?: number | undefined;
  /** Consecutive failures after which the worker gives up; default 10. */
  readonly failures?: number | undefined;
}

/** An idle worker's polls cost about two cents a day; a longer wait would save one of them, and delay each stop. */
const LONGEST_WAIT = 2;

/** What came of one call. */
interface Received {
  readonly call: Promise<Received>;
  readonly messages: ReceivedMessage[];
  readonly full: boolean;
  readonly error?: unknown;
}

/**
 * Receives messages by long polls and holds their leases. An empty list tells that a poll found none.
 *
 * @throws FatalError when the queue cannot be read several times in a row
 */
export async function* receiveMessages(options: ReceiveMessagesOptions): AsyncGenerator<ReceivedMessage[], void> {
  const { logger, stopping, calls = 1, failures = 10 } = options;
  const pending = new Set<Promise<Received>>();
  let failed = 0;
  let full = false;
  try {
    while (true) {
      while (!stopping.aborted && pending.size < (full ? calls : 1)) pending.add(receive(options));
      if (pending.size === 0) return;
      const { call, messages, error, ...received } = await Promise.race(pending);
      pending.delete(call);
      full = received.full;
      if (error === undefined) failed = 0;
      else {
        failed += 1;
        const { kind } = classifyError(error);
        const event = kind === "denied" ? "security.access_denied" : "queue.receive-failed";
        logger.error(event, { failed, ...describeError(error) });
        if (failed >= failures || kind === "fatal") throw unreadable(error);
        await delay(Math.min(30, 2 ** failed / 2) * 1000, undefined, { signal: stopping }).catch(() => undefined);
      }
      yield messages;
    }
  } finally {
    // What they take is held, and given back with all other leases.
    await Promise.all(pending);
  }
}

/** One call; never rejects. Its messages are held from its answer on, not from when somebody gets to them. */
function receive({ queue, leases, visibilitySeconds, wanted, patience }: ReceiveMessagesOptions): Promise<Received> {
  const max = Math.max(1, Math.min(10, wanted?.() ?? 10));
  const waitSeconds = Math.max(0, Math.min(LONGEST_WAIT, Math.floor(patience?.() ?? LONGEST_WAIT)));
  const call: Promise<Received> = queue.receive({ max, waitSeconds, visibilitySeconds }).then(
    (messages) => {
      leases.hold(messages);
      return { call, messages, full: messages.length >= max };
    },
    (error: unknown) => ({ call, messages: [], full: false, error }),
  );
  return call;
}

function unreadable(cause: unknown): FatalError {
  return new FatalError({
    reason: "queue-unreadable",
    what: "The queue cannot be read",
    fix: "Check SALLYPORT_QUEUE_URL, the task role's access to the queue and its key, and the VPC's sqs endpoint",
    cause,
  });
}
