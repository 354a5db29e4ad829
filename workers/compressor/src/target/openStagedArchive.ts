import { classifyError, PoisonError, readWhole } from "@sallyport/worker-kit";
import { type ArchiveReader, archiveId, openArchive, type RangeSource } from "../archive/index.js";
import { MemoryRangeSource } from "./MemoryRangeSource.js";
import type { StagedArchive, TargetContext } from "./TargetContext.js";

/** Archives up to this size are held in memory, fetched by one GET; larger ones are read by ranges. */
const HELD_BYTES = 16 * 1024 * 1024;
/** Archives up to this size are read to their end before the first object is written. */
const CHECKED_BYTES = 64 * 1024 * 1024;

/**
 * Opens an archive and checks everything that can be checked before the first object is written (INT-04): the index,
 * the manifest's shape, that its id is the hash of what it lists and its key's, and, up to 64 MiB, the checksum over all of
 * its bytes. Larger ones are checked object by object, each before it can be seen.
 *
 * What its entries give is valid only until the next one is asked for.
 *
 * @throws PoisonError for an archive that is damaged, forged or gone
 * @throws ArchiveError likewise, and the SDK's errors
 */
export async function openStagedArchive(archive: StagedArchive, context: TargetContext): Promise<ArchiveReader> {
  const held = archive.size <= HELD_BYTES;
  const source = held ? await fetchWhole(archive, context) : await context.openRanges(archive);
  const reader = await openArchive(source, { reclaim: true });
  const { id, rule, objects, deletions } = reader.manifest;
  const keys = new Set(objects.map(({ bucket, key }) => JSON.stringify([bucket, key])));
  if (id !== archive.id || rule !== archive.rule) throw forged("its id or rule is not the one in its key");
  if (id !== archiveId(rule, objects, deletions)) throw forged("its id is not the hash of the objects that it lists");
  if (keys.size < objects.length) throw forged("it lists an object twice");
  if (archive.size <= CHECKED_BYTES) await reader.checksum();
  return reader;
}

async function fetchWhole(
  { bucket, key, versionId }: StagedArchive,
  { store, deadline }: TargetContext,
): Promise<RangeSource> {
  try {
    const { body, size } = await store.open({ bucket, key, versionId }, deadline);
    return new MemoryRangeSource(`s3://${bucket}/${key}`, await readWhole(body, size));
  } catch (error) {
    if (classifyError(error).kind !== "gone") throw error;
    throw new PoisonError({
      reason: "archive-gone",
      what: "The archive is not in the inbound bucket any more, and was never applied",
      fix: "Run `sallyport compressor reconcile`: it lists what is missing at the target",
      cause: error,
    });
  }
}

function forged(what: string): PoisonError {
  return new PoisonError({
    reason: "forged-archive",
    what: `The archive cannot be trusted: ${what}`,
    fix: "See who writes to the staging buckets, and archive the objects again from their source",
  });
}
