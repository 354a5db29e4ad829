import {
  type ArchiveSummary,
  ArchiveWriter,
  type EntryMetadata,
  type EntrySource,
  type LevelChooser,
  type ManifestDeletion,
} from "../archive/index.js";
import { archiveKey } from "../events/archiveKey.js";
import type { ObjectStore } from "../ports.js";
import type { Target } from "../settings/readSettings.js";
import { MultipartWriter } from "../staging/MultipartWriter.js";

/** One object of an archive and where its bytes come from. */
export interface ArchiveInput {
  readonly entry: EntryMetadata;
  readonly content: EntrySource;
}

export interface PackArchiveOptions {
  readonly store: ObjectStore;
  readonly bucket: string;
  readonly rule: string;
  readonly targets: readonly Target[];
  readonly deletions?: readonly ManifestDeletion[] | undefined;
  readonly levels: LevelChooser;
  readonly signal: AbortSignal;
}

/**
 * Packs objects into the archive `id` in the staging bucket. It is there, whole and checked by S3, once this resolves;
 * when it rejects there is nothing. The same objects make the same bytes. Memory: some frames of 8 MiB and parts of 16 MiB, whatever the objects' sizes.
 */
export async function packArchive(
  id: string,
  inputs: Iterable<ArchiveInput>,
  bytes: number,
  options: PackArchiveOptions,
): Promise<ArchiveSummary> {
  const { store, bucket, rule, targets, deletions, levels, signal } = options;
  const object = { bucket, key: archiveKey(rule, id), headers: { contentType: "application/zstd" } };
  const upload = new MultipartWriter({ store, object, signal, expectedBytes: bytes });
  const writer = new ArchiveWriter({ sink: (chunk) => upload.write(chunk), id, rule, targets, deletions, levels });
  try {
    for (const { entry, content } of inputs) {
      signal.throwIfAborted();
      await writer.add(entry, content);
    }
    const summary = await writer.finish();
    await upload.finish();
    return summary;
  } catch (error) {
    await writer.abort();
    await upload.abort();
    throw error;
  }
}
