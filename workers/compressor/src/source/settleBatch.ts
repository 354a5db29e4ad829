import { classifyError, type ReceivedMessage, settleFailure } from "@sallyport/worker-kit";
import type { Outcome } from "./archiveObjects.js";
import type { Batch, BatchMessage, Candidate } from "./Batch.js";
import { IN_ARCHIVE_TIER } from "./explainReadError.js";
import type { SourceContext } from "./SourceContext.js";

/** What is to be done with a message. */
type Settlement =
  | { readonly kind: "acknowledge"; readonly gone: number }
  /** The newest object of its key is gone, so that this older one counts again. */
  | { readonly kind: "again" }
  | { readonly kind: "failed"; readonly error: unknown };

/**
 * Settles the messages of a batch: acknowledged where every object of it is in an archive that is durable, or is gone
 * (deleted since, which S3 counts as done); given back to the queue otherwise. Only fatal errors are thrown.
 */
export async function settleBatch(
  batch: Batch,
  outcomes: ReadonlyMap<Candidate, Outcome>,
  { leases, logger, metrics, settings }: SourceContext,
): Promise<void> {
  const done: ReceivedMessage[] = [];
  const again: ReceivedMessage[] = [];
  const failures: { message: ReceivedMessage; error: unknown }[] = [];
  let gone = 0;
  for (const message of batch.messages) {
    const settlement = judge(message, outcomes);
    if (settlement.kind === "failed") failures.push({ message: message.message, error: settlement.error });
    else if (settlement.kind === "again") again.push(message.message);
    else {
      done.push(message.message);
      gone += settlement.gone;
      if (settlement.gone > 0) logger.info("object.gone", { messageId: message.message.id, objects: settlement.gone });
    }
  }
  const retrySeconds = settings.SALLYPORT_RETRY_SECONDS;
  await Promise.all([
    leases.acknowledge(done),
    leases.release(again),
    ...failures.map(({ message, error }) => settleFailure([message], error, { leases, logger, retrySeconds })),
  ]);
  const unreadable = [...outcomes.values()].filter(isInArchiveTier).length;
  if (gone > 0) metrics.emit({ ObjectsGone: gone });
  if (unreadable > 0) metrics.emit({ ObjectsInArchiveTier: unreadable });
  if (failures.length > 0) metrics.emit({ MessagesFailed: failures.length });
}

function isInArchiveTier(outcome: Outcome): boolean {
  return "error" in outcome && classifyError(outcome.error).reason === IN_ARCHIVE_TIER;
}

function judge({ events }: BatchMessage, outcomes: ReadonlyMap<Candidate, Outcome>): Settlement {
  let gone = 0;
  let again = false;
  for (const { object, candidate } of events) {
    const outcome = outcomes.get(candidate);
    if (!outcome) return { kind: "again" };
    if ("archive" in outcome) continue;
    if (classifyError(outcome.error).kind !== "gone") return { kind: "failed", error: outcome.error };
    if (candidate.object === object) gone += 1;
    else again = true;
  }
  return again ? { kind: "again" } : { kind: "acknowledge", gone };
}
