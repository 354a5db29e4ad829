import { PoisonError, type ReceivedMessage, type Semaphore } from "@sallyport/worker-kit";
import { ArchiveError } from "../archive/index.js";
import { backUpArchive } from "../backup/backUpArchive.js";
import { parseEvent } from "../events/parseEvent.js";
import { acceptArchive } from "./acceptArchive.js";
import { applyArchive } from "./applyArchive.js";
import { openStagedArchive } from "./openStagedArchive.js";
import type { StagedArchive, TargetContext } from "./TargetContext.js";

/**
 * Does what a message asks for; it may be acknowledged once this resolves. Each archive is backed up, applied, confirmed
 * to its source and removed from the inbound bucket, in this order, so that a stop at any point loses nothing. `memory` is
 * shared with other messages: the bytes of archives that are in work.
 *
 * @throws PoisonError for what can never be applied, an archive that is damaged included: that one stays where it is
 */
export async function applyMessage(message: ReceivedMessage, context: TargetContext, memory: Semaphore): Promise<void> {
  const event = parseEvent(message.body);
  if (event.kind === "test") return;
  if (event.kind === "confirmation") throw misdirected();
  const { logger, settings } = context;
  if (event.ignored.length > 0) logger.warn("event.ignored", { messageId: message.id, events: event.ignored });
  for (const archive of event.objects.map((object) => acceptArchive(object, settings))) {
    await memory.acquire(archive.size);
    await applyOnce(archive, context).finally(() => memory.release(archive.size));
    await finish(archive, context);
  }
}

async function applyOnce(archive: StagedArchive, context: TargetContext): Promise<void> {
  const { ledger, logger, metrics } = context;
  if (await ledger.isComplete(archive.id)) {
    logger.info("archive.repeated", { archive: archive.id, rule: archive.rule });
    return;
  }
  const startedAt = performance.now();
  try {
    const reader = await openStagedArchive(archive, context);
    await backUpArchive(reader, archive, context);
    const { written, deleted, settled, bytes } = await applyArchive(reader, context);
    const seconds = (performance.now() - startedAt) / 1000;
    logger.info("archive.applied", {
      archive: archive.id,
      rule: archive.rule,
      written,
      deleted,
      settled,
      bytes,
      seconds,
    });
    metrics.emit(
      {
        ArchivesApplied: 1,
        ObjectsApplied: written,
        ...(deleted > 0 && { DeletionsApplied: deleted }),
        ObjectsSettled: settled,
        BytesApplied: bytes,
        ApplySeconds: seconds,
      },
      { archive: archive.id },
    );
  } catch (error) {
    throw error instanceof ArchiveError ? damaged(error) : error;
  }
}

async function finish({ rule, id, bucket, key }: StagedArchive, context: TargetContext): Promise<void> {
  const { confirmations, store, settings } = context;
  await confirmations.send({ rule, archiveId: id, bucket, key, region: settings.AWS_REGION });
  await store.remove(bucket, key);
}

function damaged(cause: ArchiveError): PoisonError {
  return new PoisonError({
    reason: cause.code,
    what: "The archive is damaged; it stays in the inbound bucket",
    fix: "Copy the archive again from the outbound bucket, then redrive the message",
    cause,
  });
}

function misdirected(): PoisonError {
  return new PoisonError({
    reason: "misdirected-confirmation",
    what: "A confirmation came to a target's queue",
    fix: "The event rule that delivers it has to name the source's queue",
  });
}
