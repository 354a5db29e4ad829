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
  /** Consecutive failures after which the worker gives up; default 10. */
  readonly failures?: number | undefined;
}

/** An idle worker's polls cost about two cents a day; a longer wait would save one of them, and delay each stop. */
const LONGEST_WAIT = 2;

/**
 * Receives messages by long polls and holds their leases. An empty list tells that a poll found none.
 *
 * @throws FatalError when the queue cannot be read several times in a row
 */
export async function* receiveMessages(options: ReceiveMessagesOptions): AsyncGenerator<ReceivedMessage[], void> {
  const { queue, leases, visibilitySeconds, logger, stopping, wanted, patience, failures = 10 } = options;
  let failed = 0;
  while (!stopping.aborted) {
    const max = Math.max(1, Math.min(10, wanted?.() ?? 10));
    const waitSeconds = Math.max(0, Math.min(LONGEST_WAIT, Math.floor(patience?.() ?? LONGEST_WAIT)));
    let messages: ReceivedMessage[] = [];
    try {
      messages = await queue.receive({ max, waitSeconds, visibilitySeconds });
      failed = 0;
    } catch (error) {
      failed += 1;
      const denied = classifyError(error).kind === "denied";
      logger.error(denied ? "security.access_denied" : "queue.receive-failed", { failed, ...describeError(error) });
      if (failed >= failures || classifyError(error).kind === "fatal") throw unreadable(error);
      await delay(Math.min(30, 2 ** failed / 2) * 1000, undefined, { signal: stopping }).catch(() => undefined);
    }
    leases.hold(messages);
    yield messages;
  }
}

function unreadable(cause: unknown): FatalError {
  return new FatalError({
    reason: "queue-unreadable",
    what: "The queue cannot be read",
    fix: "Check SALLYPORT_QUEUE_URL, the task role's access to the queue and its key, and the VPC's sqs endpoint",
    cause,
  });
}
