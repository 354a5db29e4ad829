import type { ArchiveReader, ManifestTarget } from "../archive/index.js";
import { keptArchiveKey } from "../catalog/index.js";
import type { StagedArchive, TargetContext } from "../target/TargetContext.js";
import { backupsOf } from "../target/targetsOf.js";
import { checksumOf } from "./checksumOf.js";
import { keepArchive } from "./keepArchive.js";
import { writeCatalogFiles } from "./writeCatalogFiles.js";

/**
 * Keeps an archive in each backup bucket that it names in this region, then writes what it holds into that bucket's
 * catalog: a row that is there can be restored. Done twice, or by two workers at once, it comes to the same objects.
 *
 * @throws RetryableError `copy-differs`; ArchiveError where the archive is damaged: nothing is kept then; the SDK's errors
 */
export async function backUpArchive(
  reader: ArchiveReader,
  archive: StagedArchive,
  context: TargetContext,
): Promise<void> {
  const backups = backupsOf(reader.manifest, context.settings);
  if (backups.length === 0) return;
  const checksum = await checksumOf(reader, archive, context);
  for (const target of backups) {
    await keepArchive(archive, newObject(target, archive), checksum, context);
    const files = await writeCatalogFiles(reader.manifest, target, context);
    const { logger, metrics } = context;
    logger.info("archive.backed-up", { archive: archive.id, rule: archive.rule, files });
    metrics.emit({ ArchivesBackedUp: 1, BytesBackedUp: archive.size }, { archive: archive.id });
  }
}

function newObject({ bucket, kmsKeyArn, storageClass }: ManifestTarget, { rule, id }: StagedArchive) {
  return { bucket, key: keptArchiveKey(rule, id), headers: { kmsKeyArn, storageClass } };
}
