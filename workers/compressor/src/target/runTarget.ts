import { receiveMessages, Semaphore, settleFailure, TaskGroup } from "@sallyport/worker-kit";
import { applyMessage } from "./applyMessage.js";
import type { TargetContext } from "./TargetContext.js";

/** One archive is fetched and decompressed while the objects of the other are written. */
const ARCHIVES_IN_FLIGHT = 2;
/** Bytes of them together; a larger one passes alone. */
const ARCHIVE_BYTES_IN_FLIGHT = 64 * 1024 * 1024;

/**
 * The target side: receives events of archives, applies each and acknowledges it. After `stopping` it finishes the
 * archives in work. Throws fatal errors only.
 */
export async function runTarget(context: TargetContext, stopping: AbortSignal): Promise<void> {
  const { queue, leases, logger, metrics, settings } = context;
  const archives = new TaskGroup(ARCHIVES_IN_FLIGHT);
  const memory = new Semaphore(ARCHIVE_BYTES_IN_FLIGHT);
  for await (const messages of receiveMessages({
    queue,
    leases,
    logger,
    stopping,
    visibilitySeconds: settings.SALLYPORT_VISIBILITY_SECONDS,
    // An archive is a lot of work: other workers should get what this one cannot begin.
    wanted: () => 1,
  })) {
    for (const message of messages) {
      await archives.start(async () => {
        try {
          await applyMessage(message, context, memory);
          await leases.acknowledge([message]);
        } catch (error) {
          metrics.emit({ MessagesFailed: 1 });
          const retrySeconds = settings.SALLYPORT_RETRY_SECONDS;
          await settleFailure([message], error, { leases, logger, retrySeconds });
        }
      });
    }
  }
  await archives.drain();
}
