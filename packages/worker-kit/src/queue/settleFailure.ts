import { classifyError } from "../errors/classifyError.js";
import type { LogFields, Logger } from "../logs/createLogger.js";
import { describeError } from "../logs/describeError.js";
import type { LeaseKeeper } from "./LeaseKeeper.js";
import type { ReceivedMessage } from "./MessageQueue.js";
import { retryDelay } from "./retryDelay.js";

export interface SettleFailureOptions {
  readonly leases: LeaseKeeper;
  readonly logger: Logger;
  /** See {@link retryDelay}. */
  readonly retrySeconds: number;
  /** More for the log line: ids, never keys or content. */
  readonly fields?: LogFields | undefined;
}

/**
 * Gives messages back after an error, with its reason in the log: a poison message at once, so that the queue's redrive
 * policy moves it to the dead-letter queue without delay; others later, each time after a longer while. Nothing is
 * deleted. Fatal errors are thrown on: the worker ends, and its leases are released.
 */
export async function settleFailure(
  messages: readonly ReceivedMessage[],
  error: unknown,
  { leases, logger, retrySeconds, fields = {} }: SettleFailureOptions,
): Promise<void> {
  const { kind } = classifyError(error);
  if (kind === "fatal") throw error;
  for (const { id, receiveCount } of messages) {
    const line = { ...fields, messageId: id, receiveCount, ...describeError(error) };
    if (kind === "denied") logger.error("security.access_denied", line);
    else if (kind === "poison") logger.error("message.set-aside", line);
    else logger.warn("message.retry", line);
  }
  if (kind === "poison") await leases.release(messages);
  else {
    await Promise.all(
      messages.map((message) => leases.release([message], retryDelay(message.receiveCount, retrySeconds))),
    );
  }
}
