import { PoisonError, type ReceivedMessage, receiveMessages, settleFailure } from "@sallyport/worker-kit";
import { parseEvent } from "../events/parseEvent.js";
import { InputError } from "../InputError.js";
import { RunBusyError } from "../RunBusyError.js";
import type { ConsumerContext } from "./ConsumerContext.js";
import { QuietPeriod } from "./QuietPeriod.js";

/** Messages held at most; a larger burst begins its run at once, and goes on in the next one. */
const MOST_MESSAGES = 10_000;

/**
 * Makes one run of many uploads: holds their messages until no more come (see `QuietPeriod`), runs, and acknowledges them
 * once the run's results are durable. One run at a time, between workers too: while another one has the lease, the
 * messages are held and the run is tried again. After `stopping` a run under way is finished, and what waits goes back to
 * the queue. Throws fatal errors only.
 */
export async function runConsumer(context: ConsumerContext, stopping: AbortSignal): Promise<void> {
  const { settings, queue, leases, logger, run, deadline } = context;
  const settle = { leases, logger, retrySeconds: settings.SALLYPORT_RETRY_SECONDS };
  const period = new QuietPeriod({
    quiet: settings.SALLYPORT_QUIET_SECONDS,
    longest: settings.SALLYPORT_LONGEST_WAIT_SECONDS,
  });
  const refused = new Map<string, PoisonError>();
  let waiting: ReceivedMessage[] = [];
  let notBefore = 0;

  for await (const messages of receiveMessages({
    queue,
    leases,
    logger,
    stopping,
    visibilitySeconds: settings.SALLYPORT_VISIBILITY_SECONDS,
    patience: () => Math.max(1, period.remainingSeconds ?? Number.POSITIVE_INFINITY),
  })) {
    for (const message of messages) await take(message);
    if (isDue()) await work();
  }
  await leases.release(waiting);

  async function take(message: ReceivedMessage): Promise<void> {
    try {
      const earlier = refused.get(message.id);
      if (earlier) throw earlier;
      if (!asksForRun(message.body)) return await leases.acknowledge([message]);
      waiting.push(message);
      period.touch();
    } catch (error) {
      await settleFailure([message], error, settle);
    }
  }

  /** The worker's own files, and what lies elsewhere in the bucket, are no input. */
  function asksForRun(body: string): boolean {
    const event = parseEvent(body);
    if (event.kind !== "uploads") return event.kind === "sweep";
    return event.objects.some(
      ({ bucket, key }) =>
        bucket === settings.SALLYPORT_INPUT_BUCKET && key.startsWith(settings.SALLYPORT_INPUT_PREFIX),
    );
  }

  function isDue(): boolean {
    if (stopping.aborted || Date.now() < notBefore || waiting.length === 0) return false;
    return period.remainingSeconds === 0 || waiting.length >= MOST_MESSAGES;
  }

  async function work(): Promise<void> {
    const messages = waiting;
    try {
      logger.info("run.started", { messages: messages.length });
      await run(deadline);
      await leases.acknowledge(messages);
    } catch (error) {
      if (error instanceof RunBusyError) {
        logger.info("run.busy", { messages: messages.length });
        notBefore = Date.now() + (settings.SALLYPORT_LEASE_SECONDS * 1000) / 6;
        return;
      }
      await settleFailure(messages, error instanceof InputError ? refuse(messages, error) : error, settle);
    }
    waiting = [];
    period.reset();
  }

  /**
   * Another run over the same input fails again: so the messages are set aside without one each time that they come back
   * on their way to the dead-letter queue. The next upload begins a new run over all that is there.
   */
  function refuse(messages: readonly ReceivedMessage[], cause: InputError): PoisonError {
    const error = new PoisonError({
      reason: cause.reason,
      what: "The input cannot be used as it is, and no table was written",
      fix: "See the run's record and its quarantine file, and upload what is right",
      cause,
    });
    refused.clear();
    for (const { id } of messages) refused.set(id, error);
    return error;
  }
}
