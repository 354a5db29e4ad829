import {
  classifyError,
  describeError,
  PoisonError,
  type ReceivedMessage,
  receiveMessages,
  settleFailure,
  type UploadEvent,
} from "@sallyport/worker-kit";
import { parseEvent } from "../events/parseEvent.js";
import { LoadError } from "../LoadError.js";
import type { ConsumerContext } from "./ConsumerContext.js";

/** Messages whose files cannot be loaded that are remembered, so that their way to the dead-letter queue costs no more loads. */
const MOST_REFUSED = 1_000;

/** A stop came before all of a message was done. */
const STOPPED = Symbol("stopped");

/**
 * Loads the files that messages tell of, one after the other, and acknowledges a message once all its files are loaded. After `stopping` the load under way
 * is finished, and what waits goes back to the queue. Throws fatal errors only.
 */
export async function runConsumer(context: ConsumerContext, stopping: AbortSignal): Promise<void> {
  const { settings, queue, leases, logger, deadline } = context;
  const settle = { leases, logger, retrySeconds: settings.SALLYPORT_RETRY_SECONDS };
  const refused = new Map<string, unknown>();

  for await (const messages of receiveMessages({
    queue,
    leases,
    logger,
    stopping,
    visibilitySeconds: settings.SALLYPORT_VISIBILITY_SECONDS,
    // Other workers shall have what this one cannot do yet.
    wanted: () => 1,
  })) {
    for (const message of messages) await take(message);
  }

  async function take(message: ReceivedMessage): Promise<void> {
    try {
      const earlier = refused.get(message.id);
      if (earlier !== undefined) throw earlier;
      const done = await work(parseEvent(message.body));
      if (done === STOPPED) await leases.release([message]);
      else await leases.acknowledge([message]);
    } catch (error) {
      if (error instanceof LoadError && (error.code === "database-denied" || error.code === "database-untrusted")) {
        logger.error("security.access_denied", { messageId: message.id, ...describeError(error) });
      }
      if (classifyError(error).kind === "poison") remember(message.id, error);
      await settleFailure([message], deadline.aborted ? stoppedLoad(error) : error, settle);
    }
  }

  async function work(event: UploadEvent): Promise<typeof STOPPED | undefined> {
    if (event.kind === "none") return undefined;
    const files =
      event.kind === "sweep"
        ? (await context.missed(deadline)).map((key) => ({ key, sequencer: undefined }))
        : event.objects.filter(({ bucket, key }) => bucket === settings.S3_BUCKET && isFile(key));
    if (event.kind === "sweep") logger.info("sweep.found", { files: files.length });
    let failure: unknown;
    for (const { key, sequencer } of files) {
      if (stopping.aborted) return STOPPED;
      try {
        await context.load(key, sequencer, deadline);
      } catch (error) {
        if (error instanceof LoadError && error.code === "no-object") {
          logger.warn("file.gone", { reason: error.code });
          continue;
        }
        // One file must not keep others back; what may succeed later decides over what cannot. A sweep finds it again.
        if (event.kind !== "sweep" || classifyError(error).kind !== "poison") failure = worse(failure, error);
      }
    }
    if (failure !== undefined) throw failure;
    return undefined;
  }

  /** Contracts are read with their files, and a folder's mark is none. */
  function isFile(key: string): boolean {
    return key.startsWith(settings.S3_PREFIX) && !key.endsWith("/") && !key.endsWith(".schema.json");
  }

  function remember(id: string, error: unknown): void {
    if (refused.size >= MOST_REFUSED) refused.clear();
    refused.set(id, error);
  }
}

/** Fatal before retryable before poison. */
function worse(one: unknown, other: unknown): unknown {
  if (one === undefined) return other;
  const rank = (error: unknown): number => ["fatal", "retryable"].indexOf(classifyError(error).kind);
  return classifyError(one).kind === "poison" || rank(other) === 0 ? other : one;
}

/** A load that the deadline broke off failed by nothing else. */
function stoppedLoad(cause: unknown): unknown {
  return classifyError(cause).kind === "poison" && !(cause instanceof PoisonError)
    ? new Error("stopped", { cause })
    : cause;
}
