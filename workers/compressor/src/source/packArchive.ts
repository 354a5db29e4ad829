import { availableParallelism } from "node:os";
import {
  type ArchiveSummary,
  ArchiveWriter,
  type EntryMetadata,
  type EntrySource,
  type ManifestDeletion,
} from "../archive/index.js";
import { archiveKey } from "../events/archiveKey.js";
import type { SourceLevels } from "../levels/SourceLevels.js";
import type { ObjectStore } from "../ports.js";
import type { Target } from "../settings/readSettings.js";
import { MultipartWriter } from "../staging/MultipartWriter.js";

/** One object of an archive and where its bytes come from. Its memory may be used again once the next one is asked for. */
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
  readonly levels: SourceLevels;
  readonly signal: AbortSignal;
}

/** Frames compressed at a time: every core has one, and the next is filled meanwhile. */
const FRAMES_IN_FLIGHT = Math.max(2, availableParallelism());

/** While a large object streams, its part in flight is in memory three times: as it is, encrypted and in between. */
const STREAMED_PART_BYTES = 6 * 1024 * 1024;

/** The archive's id by the objects that came to be in it: see `archiveId`. Called once, after the last of them. */
export type NameArchive = (entries: readonly EntryMetadata[]) => Promise<string>;

/**
 * Packs objects into one archive in the staging bucket. It is there, whole and checked by S3, once this resolves; when it
 * rejects there is nothing. The same objects make the same bytes, where their frames get the same levels. Memory: some
 * frames of 8 MiB and parts of 16 MiB, whatever the objects; where its id is known only at the end, the whole archive
 * until then.
 */
export async function packArchive(
  id: string | NameArchive,
  inputs: Iterable<ArchiveInput> | AsyncIterable<ArchiveInput>,
  bytes: number,
  options: PackArchiveOptions,
): Promise<ArchiveSummary> {
  const { store, bucket, rule, targets, deletions, levels, signal } = options;
  // A part is sent in less time than the next one is compressed in.
  const partsInFlight = 1;
  const partBytes = typeof id === "string" ? STREAMED_PART_BYTES : undefined;
  const upload = new MultipartWriter({ store, signal, expectedBytes: bytes, partsInFlight, partBytes });
  const sink = (chunk: Buffer): Promise<void> => upload.write(chunk);
  let name = "";
  const called = (known: string): void => {
    name = known;
    upload.to({ bucket, key: archiveKey(rule, known), headers: { contentType: "application/zstd" } });
  };
  if (typeof id === "string") called(id);
  const chosen = levels.open();
  const writer = new ArchiveWriter({
    sink,
    id: () => name,
    rule,
    targets,
    deletions,
    levels: chosen,
    concurrency: FRAMES_IN_FLIGHT,
    reclaim: true,
  });
  const entries: EntryMetadata[] = [];
  try {
    for await (const { entry, content } of inputs) {
      signal.throwIfAborted();
      await writer.add(entry, content);
      entries.push(entry);
    }
    if (typeof id !== "string") called(await id(entries));
    const summary = await writer.finish();
    await upload.finish();
    chosen.report(summary);
    return summary;
  } catch (error) {
    await writer.abort();
    await upload.abort();
    throw error;
  }
}
