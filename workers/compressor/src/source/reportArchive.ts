import type { ArchiveSummary } from "../archive/index.js";
import type { SourceContext } from "./SourceContext.js";

/** Tells an archive that is in the staging bucket to the log and to the metrics. */
export function reportArchive(summary: ArchiveSummary, seconds: number, { logger, metrics }: SourceContext): void {
  const { manifest, objects, bytes, archiveBytes } = summary;
  const deletions = manifest.deletions?.length ?? 0;
  logger.info("archive.staged", {
    archive: manifest.id,
    objects,
    deletions,
    bytes,
    archiveBytes,
    levels: manifest.levels,
    seconds,
  });
  metrics.emit(
    {
      ArchivesStaged: 1,
      ObjectsArchived: objects,
      ...(deletions > 0 && { DeletionsArchived: deletions }),
      BytesIn: bytes,
      BytesOut: archiveBytes,
      ArchiveSeconds: seconds,
    },
    { archive: manifest.id },
  );
}
