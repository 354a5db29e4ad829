export type { ArchiveEntry } from "./ArchiveEntry.js";
export { ArchiveError, type ArchiveErrorCode, type ArchiveErrorDetails } from "./ArchiveError.js";
export { type ArchiveReader, type ArchiveReaderOptions, openArchive } from "./ArchiveReader.js";
export { type ArchiveSummary, ArchiveWriter, type ArchiveWriterOptions } from "./ArchiveWriter.js";
export { archiveId, type DeletionIdentity, type ObjectIdentity } from "./archiveId.js";
export type { EntryMetadata } from "./EntryMetadata.js";
export type { EntrySource, FillSource } from "./EntrySource.js";
export { FileRangeSource } from "./FileRangeSource.js";
export { FixedLevel, HIGHEST_LEVEL } from "./FixedLevel.js";
export type { ArchiveSink } from "./FramePipeline.js";
export { FORMAT_VERSION, FRAME_BYTES } from "./format.js";
export type { FrameContext, FrameOutcome, LevelChooser } from "./LevelChooser.js";
export type {
  FrameRange,
  Manifest,
  ManifestDeletion,
  ManifestFrame,
  ManifestObject,
  ManifestTarget,
  Repair,
} from "./Manifest.js";
export { memberName, safePath } from "./memberName.js";
export type { RangeSource } from "./RangeSource.js";
