import { createHash, type Hash } from "node:crypto";
import { ArchiveError } from "./ArchiveError.js";
import type { EntryMetadata } from "./EntryMetadata.js";
import { type EntrySource, pour } from "./EntrySource.js";
import { FixedLevel } from "./FixedLevel.js";
import { FramePacker } from "./FramePacker.js";
import { type ArchiveSink, FramePipeline } from "./FramePipeline.js";
import { FORMAT_VERSION, FRAME_BYTES, MANIFEST_MEMBER } from "./format.js";
import type { LevelChooser } from "./LevelChooser.js";
import type { Manifest, ManifestDeletion, ManifestObject, ManifestTarget } from "./Manifest.js";
import { END_OF_TAR, memberHeader, padding } from "./memberHeader.js";
import { memberName } from "./memberName.js";
import { encodeTrailer } from "./Trailer.js";
import { compressFrame } from "./zstd.js";

export interface ArchiveWriterOptions {
  /** Takes the archive's bytes, in order, one chunk (a zstd frame, at most a little more than `frameBytes`) at a time. */
  readonly sink: ArchiveSink;
  /** See {@link archiveId}. A function is asked by `finish`, where it is known only once everything has been read. */
  readonly id: string | (() => string);
  /** The compressor rule that made it; default empty. */
  readonly rule?: string | undefined;
  readonly targets?: readonly ManifestTarget[] | undefined;
  /** Deletions that go with the objects: of keys that are not added, each once. An archive may have nothing else. */
  readonly deletions?: readonly ManifestDeletion[] | undefined;
  /** Written to the manifest when given; without it the same input makes the same bytes. */
  readonly createdAt?: Date | undefined;
  /** Default: level 3 throughout. */
  readonly levels?: LevelChooser | undefined;
  /** Frames compressed at the same time, each on a thread of libuv's pool (which has 4 by default); default 3. */
  readonly concurrency?: number | undefined;
  /** Tar stream bytes of a frame; default 8 MiB. Memory is (concurrency + 1) times this, and the compressed frames. */
  readonly frameBytes?: number | undefined;
  /**
   * The sink keeps no chunk once its promise is fulfilled: the chunk's memory is then given back at once, which spares the
   * garbage collector much work. Default false.
   */
  readonly reclaim?: boolean | undefined;
}

/** What a finished archive is. */
export interface ArchiveSummary {
  readonly manifest: Manifest;
  readonly objects: number;
  /** Bytes of the objects. */
  readonly bytes: number;
  readonly archiveBytes: number;
  /** SHA-256 of the whole archive, in hex. */
  readonly sha256: string;
}

type PlacedObject = Omit<ManifestObject, "frames"> & { readonly firstFrame: number; readonly lastFrame: number };

/**
 * Writes one archive as a stream: `add` each object, then `finish`.
 *
 * Calls are made one after the other. After any rejection the archive is unusable: call `abort`, drop what the sink took
 * (abort the multipart upload) and start again, without the object that failed. Memory does not depend on the size of
 * the objects, only on their number (the manifest).
 */
export class ArchiveWriter {
  readonly #options: ArchiveWriterOptions;
  readonly #pipeline: FramePipeline;
  readonly #packer: FramePacker;
  readonly #hash: Hash = createHash("sha256");
  readonly #objects: PlacedObject[] = [];
  readonly #keys = new Set<string>();
  #bytes = 0;
  #closed: string | undefined;

  /** @throws ArchiveError `DUPLICATE_KEY` when a key is deleted twice */
  constructor(options: ArchiveWriterOptions) {
    const { concurrency = 3, frameBytes = FRAME_BYTES, levels = new FixedLevel(3), reclaim = false } = options;
    this.#options = options;
    this.#pipeline = new FramePipeline({ write: (chunk) => this.#write(chunk), levels, concurrency, reclaim });
    this.#packer = new FramePacker(this.#pipeline, frameBytes);
    for (const { key } of options.deletions ?? []) this.#assertNew(key);
  }

  /**
   * Adds one object, reading its source to the end.
   *
   * @throws ArchiveError `ENTRY_SIZE_MISMATCH` when the source is longer or shorter than `size`, `DUPLICATE_KEY`,
   *   `WRITER_CLOSED` after a failure, and whatever the source or the sink rejects with.
   */
  async add(entry: EntryMetadata, source: EntrySource): Promise<void> {
    this.#assertOpen();
    this.#assertNew(entry.key);
    this.#closed = `adding ${entry.key} failed`;
    const name = memberName(entry.key, entry.size);
    const lastModified = entry.lastModified ?? new Date(0);
    const header = memberHeader({ name, size: entry.size, lastModified });
    const tail = padding(entry.size);
    await this.#packer.open(entry, header, header.length + entry.size + tail.length);
    const firstFrame = this.#packer.frame;
    const plainOffset = this.#packer.offset;
    const sha256 = await pour(source, entry, this.#packer);
    const lastFrame = entry.size > 0 && this.#packer.offset === 0 ? this.#packer.frame - 1 : this.#packer.frame;
    await this.#packer.append(tail);
    this.#objects.push({ ...describe(entry, name, lastModified), sha256, plainOffset, firstFrame, lastFrame });
    this.#bytes += entry.size;
    this.#closed = undefined;
  }

  /** Writes what is left, the manifest and the trailer. The archive is whole once this resolves. */
  async finish(): Promise<ArchiveSummary> {
    this.#assertOpen();
    this.#closed = "finishing failed";
    await this.#packer.close();
    await this.#pipeline.drain();
    const manifest = this.#manifest();
    const bodySha256 = this.#hash.copy().digest();
    const manifestOffset = this.#pipeline.position;
    const { frame, plainLength } = await manifestFrame(manifest, this.#options.createdAt ?? new Date(0));
    await this.#write(frame);
    const manifestSha256 = createHash("sha256").update(frame).digest();
    const trailer = {
      manifestOffset,
      manifestLength: frame.length,
      manifestPlainLength: plainLength,
      manifestSha256,
      bodySha256,
    };
    const end = encodeTrailer(trailer);
    await this.#write(end);
    this.#closed = "it is finished";
    return {
      manifest,
      objects: manifest.objects.length,
      bytes: this.#bytes,
      archiveBytes: manifestOffset + frame.length + end.length,
      sha256: this.#hash.digest("hex"),
    };
  }

  /** Gives up: resolves once nothing is compressed or written any more. Never rejects. */
  async abort(): Promise<void> {
    this.#closed ??= "it was aborted";
    await this.#pipeline.settle();
  }

  async #write(chunk: Buffer): Promise<void> {
    this.#hash.update(chunk);
    await this.#options.sink(chunk);
  }

  #manifest(): Manifest {
    const { frames } = this.#pipeline;
    const { deletions = [] } = this.#options;
    return {
      schemaVersion: FORMAT_VERSION,
      id: this.#id(),
      ...(this.#options.createdAt && { createdAt: this.#options.createdAt.toISOString() }),
      rule: this.#options.rule ?? "",
      levels: [...new Set(frames.map((frame) => frame.level))].sort((a, b) => a - b),
      targets: [...(this.#options.targets ?? [])],
      frames,
      objects: this.#objects.map(({ firstFrame, lastFrame, ...object }) => ({
        ...object,
        frames:
          object.size === 0
            ? []
            : frames.slice(firstFrame, lastFrame + 1).map(({ offset, length }) => ({ offset, length })),
        plainOffset: object.size === 0 ? 0 : object.plainOffset,
      })),
      ...(deletions.length > 0 && { deletions: [...deletions] }),
    };
  }

  /**
   * A second object of the same key would be the same tar member, and `tar x` would keep one of the two. A deletion beside
   * the object would leave open which of them is newer.
   */
  #assertNew(key: string): void {
    if (!this.#keys.has(key)) {
      this.#keys.add(key);
      return;
    }
    throw new ArchiveError("DUPLICATE_KEY", {
      what: `The archive has an object ${key}, or its deletion, already`,
      where: `archive ${this.#id()}`,
      fix: "Add only the newest event of an object, or write the others to archives of their own.",
    });
  }

  #id(): string {
    const { id } = this.#options;
    return typeof id === "string" ? id : id();
  }

  #assertOpen(): void {
    if (!this.#closed) return;
    throw new ArchiveError("WRITER_CLOSED", {
      what: `The archive writer takes nothing more: ${this.#closed}`,
      where: `archive ${this.#id()}`,
      fix: "Make a new ArchiveWriter for the objects that remain. Await each call before the next.",
    });
  }
}

/** The part of the manifest that comes from the caller; absent values are left out. */
function describe(entry: EntryMetadata, member: string, lastModified: Date) {
  const { bucket, versionId, sequencer, etag, storageClass } = entry;
  const { contentType, contentEncoding, contentDisposition, contentLanguage, cacheControl } = entry;
  return {
    bucket,
    key: entry.key,
    member,
    versionId,
    sequencer,
    etag,
    size: entry.size,
    lastModified: lastModified.toISOString(),
    storageClass,
    tags: { ...entry.tags },
    metadata: { ...entry.metadata },
    contentType,
    contentEncoding,
    contentDisposition,
    contentLanguage,
    cacheControl,
    repair: entry.repair,
  };
}

/** The manifest as the last member, with the tar stream's end, in one frame. */
async function manifestFrame(manifest: Manifest, lastModified: Date): Promise<{ frame: Buffer; plainLength: number }> {
  const json = Buffer.from(JSON.stringify(manifest));
  const header = memberHeader({ name: MANIFEST_MEMBER, size: json.length, lastModified });
  const plain = Buffer.concat([header, json, padding(json.length), END_OF_TAR]);
  return { frame: await compressFrame(plain, 3), plainLength: plain.length };
}
