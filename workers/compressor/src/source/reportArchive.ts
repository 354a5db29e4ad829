import type { ArchiveSummary } from "../archive/index.js";
import type { SourceContext } from "./SourceContext.js";

/** Tells an archive that is in the staging bucket to the log and to the metrics. */
export function reportArchive(summary: ArchiveSummary, seconds: number, { logger, metrics }: SourceContext): void {
  const { manifest, objects, bytes, archiveBytes } = summary;
  logger.info("archive.staged", {
    archive: manifest.id,
    objects,
    bytes,
    archiveBytes,
    levels: manifest.levels,
    seconds,
  });
  metrics.emit(
    {
      ArchivesStaged: 1,
      ObjectsArchived: objects,
      BytesIn: bytes,
      BytesOut: archiveBytes,
      ArchiveSeconds: seconds,
    },
    { archive: manifest.id },
  );
}
