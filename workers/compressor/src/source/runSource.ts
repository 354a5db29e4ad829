import { type ReceivedMessage, receiveMessages, settleFailure, TaskGroup } from "@sallyport/worker-kit";
import { parseEvent } from "../events/parseEvent.js";
import type { Confirmation } from "../ports.js";
import { acceptDeletions } from "./acceptDeletions.js";
import { acceptObjects } from "./acceptObjects.js";
import { BatchCollector } from "./BatchCollector.js";
import { processBatch } from "./processBatch.js";
import { recordConfirmation } from "./recordConfirmation.js";
import type { SourceContext } from "./SourceContext.js";

/** One batch is read while the one before it is compressed and sent. */
const BATCHES_IN_FLIGHT = 2;
const CONFIRMATIONS_IN_FLIGHT = 8;

/**
 * The source side: receives events, collects them into batches, archives each batch and acknowledges it; removes
 * archives that all targets confirmed. After `stopping`, what is collected goes back to the queue and what is in work is
 * finished. Throws fatal errors only.
 */
export async function runSource(context: SourceContext, stopping: AbortSignal): Promise<void> {
  const { settings, queue, leases, logger, metrics } = context;
  const settle = { leases, logger, retrySeconds: settings.SALLYPORT_RETRY_SECONDS };
  const batches = new TaskGroup(BATCHES_IN_FLIGHT);
  const confirmations = new TaskGroup(CONFIRMATIONS_IN_FLIGHT);
  const collector = new BatchCollector({
    bytes: settings.SALLYPORT_BATCH_BYTES,
    objects: settings.SALLYPORT_BATCH_OBJECTS,
    seconds: settings.SALLYPORT_BATCH_SECONDS,
  });

  for await (const messages of receiveMessages({
    queue,
    leases,
    logger,
    stopping,
    visibilitySeconds: settings.SALLYPORT_VISIBILITY_SECONDS,
    patience: () => Math.max(1, collector.remainingSeconds ?? Number.POSITIVE_INFINITY),
  })) {
    for (const message of messages) await take(message);
    if (collector.isFull()) await flush();
  }
  await leases.release(collector.messages);
  await Promise.all([batches.drain(), confirmations.drain()]);

  async function take(message: ReceivedMessage): Promise<void> {
    try {
      const event = parseEvent(message.body);
      if (event.kind === "confirmation") return await confirm(message, event.confirmation);
      if (event.kind === "objects") {
        const { deletions, heard, versions, unordered } = acceptDeletions(event.removed, settings);
        const objects = [...acceptObjects(event.objects, settings), ...deletions];
        const ignored = event.ignored.filter((name) => !heard.includes(name));
        if (ignored.length > 0) logger.warn("event.ignored", { messageId: message.id, events: ignored });
        if (versions + unordered > 0) {
          logger.warn("deletion.unmirrored", { messageId: message.id, versions, unordered });
          metrics.emit({ DeletionsUnmirrored: versions + unordered });
        }
        if (collector.wouldOverflow(objects)) await flush();
        if (objects.length > 0) return collector.add(message, objects);
      }
      await leases.acknowledge([message]);
    } catch (error) {
      await fail(message, error);
    }
  }

  async function fail(message: ReceivedMessage, error: unknown): Promise<void> {
    metrics.emit({ MessagesFailed: 1 });
    await settleFailure([message], error, settle);
  }

  async function flush(): Promise<void> {
    const batch = collector.take();
    await batches.start(async () => await processBatch(batch, context));
  }

  async function confirm(message: ReceivedMessage, confirmation: Confirmation): Promise<void> {
    await confirmations.start(async () => {
      try {
        await recordConfirmation(confirmation, context);
        await leases.acknowledge([message]);
      } catch (error) {
        await fail(message, error);
      }
    });
  }
}
