import { classifyError, RetryableError, Semaphore, TaskGroup } from "@sallyport/worker-kit";
import type { ArchiveEntry, ArchiveReader, ManifestDeletion } from "../archive/index.js";
import { reclaimMemory } from "../archive/reclaimMemory.js";
import type { Claim } from "../ports.js";
import { ClaimAhead, type HeldClaim } from "./ClaimAhead.js";
import { headersOf } from "./headersOf.js";
import type { TargetContext } from "./TargetContext.js";
import { targetsOf } from "./targetsOf.js";
import { writeLargeObject } from "./writeLargeObject.js";

/** What an archive came to. */
export interface Applied {
  readonly written: number;
  readonly deleted: number;
  /** Already applied, or overtaken by a newer event. */
  readonly settled: number;
  readonly bytes: number;
}

const WRITES_IN_FLIGHT = 24;
const BYTES_IN_FLIGHT = 128 * 1024 * 1024;
/** Failures after which the rest is not tried: the cause is then no single object's. */
const MOST_FAILURES = 50;

/**
 * Writes every object of an archive that is not applied yet: claim, check, PUT, and mark as applied; then deletes what the
 * source deleted, by the same claims, so that of an object's events the newest decides whichever comes first. One
 * object's failure does not keep the others back; what was done is marked, and the error is thrown so that the message is
 * tried again.
 *
 * @throws RetryableError `object-busy` where another worker is writing one of the objects; ArchiveError where content is
 *   damaged; PoisonError where the archive is for other buckets; the SDK's errors
 */
export async function applyArchive(reader: ArchiveReader, context: TargetContext): Promise<Applied> {
  const { ledger, store, logger, metrics, deadline } = context;
  const { manifest } = reader;
  const targets = targetsOf(manifest, context.settings);
  if (targets.length === 0) {
    await ledger.completeArchive(manifest.id);
    return { written: 0, deleted: 0, settled: 0, bytes: 0 };
  }
  const claims = new ClaimAhead({
    manifest,
    targets,
    ledger,
    deadline,
    visibilitySeconds: context.settings.SALLYPORT_VISIBILITY_SECONDS,
  });
  const writes = new TaskGroup(WRITES_IN_FLIGHT);
  const memory = new Semaphore(BYTES_IN_FLIGHT);
  const written: Claim[] = [];
  const deleted: Claim[] = [];
  const failed: { claim: Claim; error: unknown }[] = [];
  let [index, settled, busy, bytes, crowded] = [0, 0, 0, 0, 0];
  let broken: { readonly error: unknown } | undefined;

  try {
    for await (const entry of reader.entries()) {
      deadline.throwIfAborted();
      if (failed.length >= MOST_FAILURES) break;
      const ours = await claimed(index++);
      if (entry.bytes) for (const claim of ours) await start(claim, entry, entry.bytes);
      else if (ours.length > 0) await stream(ours, entry);
    }
    // Only now: an archive whose content is damaged has then deleted nothing either.
    for (const deletion of manifest.deletions ?? []) {
      deadline.throwIfAborted();
      if (failed.length >= MOST_FAILURES) break;
      for (const claim of await claimed(index++)) await remove(claim, deletion);
    }
  } catch (error) {
    broken = { error };
  }
  await writes.drain();
  if (crowded > 0) {
    logger.warn("object.tags-full", { archive: manifest.id, objects: crowded });
    metrics.emit({ ObjectsWithFullTags: crowded });
  }
  if (broken || failed.length > 0 || busy > 0) {
    await ledger.completeObjects([...written, ...deleted]);
    await ledger.releaseObjects(failed.filter(({ error }) => isCertain(error)).map(({ claim }) => claim));
    metrics.emit({
      ObjectsApplied: written.length,
      ...(deleted.length > 0 && { DeletionsApplied: deleted.length }),
      ObjectsFailed: failed.length + busy,
    });
    throw broken ? broken.error : failed[0] ? failed[0].error : isBusy(busy);
  }
  await ledger.completeArchive(manifest.id);
  return { written: written.length, deleted: deleted.length, settled, bytes };

  /** Those of the claims on the object at `at` that may be acted on; the others are counted. */
  async function claimed(at: number): Promise<readonly HeldClaim[]> {
    const held = await claims.at(at);
    settled += held.filter(({ result }) => result === "settled").length;
    busy += held.filter(({ result }) => result === "busy").length;
    return held.filter(({ result }) => result === "claimed");
  }

  async function start({ claim, target, signal }: HeldClaim, { object }: ArchiveEntry, passing: Buffer): Promise<void> {
    const { length } = passing;
    await memory.acquire(length);
    // The entry's own bytes are gone with the next one. A copy costs less than frames that wait for the garbage collector.
    const content = Buffer.allocUnsafeSlow(length);
    passing.copy(content);
    await writes.start(async () => {
      try {
        signal.throwIfAborted();
        const { headers, origin } = headersOf(object, target);
        if (origin !== "tags") crowded += 1;
        await store.put({ bucket: target.bucket, key: object.key, headers }, content, object.sha256, signal);
        bytes += length;
        written.push(claim);
        reclaimMemory(content);
      } catch (error) {
        failed.push({ claim, error });
      } finally {
        memory.release(length);
      }
    });
  }

  async function remove({ claim, target, signal }: HeldClaim, { key }: ManifestDeletion): Promise<void> {
    await writes.start(async () => {
      try {
        signal.throwIfAborted();
        await store.remove(target.bucket, key, signal);
        deleted.push(claim);
      } catch (error) {
        failed.push({ claim, error });
      }
    });
  }

  async function stream(held: readonly HeldClaim[], entry: ArchiveEntry): Promise<void> {
    try {
      await writeLargeObject(entry, held, context);
      bytes += entry.object.size * held.length;
      written.push(...held.map(({ claim }) => claim));
    } catch (error) {
      failed.push(...held.map(({ claim }) => ({ claim, error })));
    }
  }
}

/** Whether the write has not happened and will not: a time-out may still be on its way. */
function isCertain(error: unknown): boolean {
  return classifyError(error).kind !== "retryable";
}

function isBusy(objects: number): RetryableError {
  return new RetryableError({
    reason: "object-busy",
    what: `${objects} objects are being written by another worker`,
    fix: "They are tried again when its lease has ended",
  });
}
