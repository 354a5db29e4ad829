import { createHash, type Hash } from "node:crypto";
import type { ArchiveEntry } from "./ArchiveEntry.js";
import { ArchiveError } from "./ArchiveError.js";
import { entriesOf } from "./entriesOf.js";
import { FRAME_BYTES } from "./format.js";
import { JoinedRanges } from "./JoinedRanges.js";
import type { Manifest, ManifestFrame, ManifestObject } from "./Manifest.js";
import { plainFrames } from "./plainFrames.js";
import type { RangeSource } from "./RangeSource.js";
import { readExactly } from "./readExactly.js";
import { type ArchiveIndex, readIndex } from "./readIndex.js";

export interface ArchiveReaderOptions {
  /** Frames read and decompressed ahead; default 3. Memory is (concurrency + 1) times a frame (8 MiB), twice. */
  readonly concurrency?: number | undefined;
  /** Objects up to this size come as one checked buffer, larger ones as a stream; default 8 MiB, at most 64 MiB. */
  readonly wholeBytes?: number | undefined;
  /**
   * Bytes are valid only until the next entry, or the next chunk, is asked for: their memory is then given back at once,
   * which spares the garbage collector much work. Default false.
   */
  readonly reclaim?: boolean | undefined;
}

/** An archive whose index has been read and checked. Its content is checked as it is read. */
export class ArchiveReader {
  readonly manifest: Manifest;
  readonly archiveBytes: number;
  #sha256: string | undefined;
  readonly #index: ArchiveIndex;
  readonly #source: RangeSource;
  readonly #concurrency: number;
  readonly #wholeBytes: number;
  readonly #reclaim: boolean;

  constructor(source: RangeSource, index: ArchiveIndex, options: ArchiveReaderOptions) {
    this.#source = source;
    this.#index = index;
    this.manifest = index.manifest;
    this.archiveBytes = index.archiveBytes;
    this.#concurrency = options.concurrency ?? 3;
    this.#wholeBytes = options.wholeBytes ?? FRAME_BYTES;
    this.#reclaim = options.reclaim ?? false;
  }

  /** SHA-256 of the whole file, in hex; known once `entries` or `checksum` has read all of it. */
  get sha256(): string | undefined {
    return this.#sha256;
  }

  /**
   * Every object in the order of the archive, which is read once from start to end.
   *
   * Each object's SHA-256 is checked as {@link ArchiveEntry} says, and the checksum over the whole archive after the last
   * object: an iteration that ends without throwing has seen an archive without a changed byte. An entry that comes as a
   * stream must be consumed before the next one is asked for; what is left of it is read and checked by the iterator.
   *
   * @throws ArchiveError `TRUNCATED`, `CHECKSUM_MISMATCH` or `TOO_LARGE`, and whatever the source rejects with
   */
  async *entries(): AsyncGenerator<ArchiveEntry, void> {
    const body = createHash("sha256");
    const frames = plainFrames(this.#framesOptions(this.manifest.frames, (bytes) => body.update(bytes)));
    try {
      yield* entriesOf({
        frames,
        objects: this.manifest.objects,
        wholeBytes: this.#wholeBytes,
        reclaim: this.#reclaim,
        where: this.#source.name,
      });
      for await (const _rest of frames);
    } finally {
      await frames.return();
    }
    this.#finish(body);
  }

  /**
   * One object, by ranged reads of its frames alone.
   *
   * @throws ArchiveError `UNKNOWN_OBJECT` when the archive has no such key, else as `entries`
   */
  async readObject(key: string): Promise<ArchiveEntry> {
    const { value } = await this.selected(new Set([key])).next();
    if (!value) throw new Error(`No entry was made of object ${key}.`);
    return value;
  }

  /**
   * Several objects in the order of the archive, by ranged reads of their frames alone; frames that follow each other come
   * by one read. Each is checked as by `entries`, under the same rules.
   *
   * @throws ArchiveError `UNKNOWN_OBJECT`, before any object, when the archive has no such key; else as `entries`
   */
  async *selected(keys: ReadonlySet<string>): AsyncGenerator<ArchiveEntry, void> {
    const unknown = new Set(keys);
    const objects = this.manifest.objects.filter(({ key }) => unknown.delete(key));
    for (const key of unknown) throw this.#hasNo(key);
    const wanted = new Set(objects.flatMap((object) => object.frames.map(({ offset }) => offset)));
    const ranges = this.manifest.frames.filter(({ offset }) => wanted.has(offset));
    const source = new JoinedRanges(this.#source, ranges, this.#index.tail);
    const frames = plainFrames({ ...this.#framesOptions(ranges), source });
    try {
      yield* entriesOf({ frames, objects, wholeBytes: this.#wholeBytes, where: this.#source.name });
    } finally {
      await frames.return();
    }
  }

  /**
   * The SHA-256 of the whole file, in hex. Reads all of it without decompressing, and checks the body's checksum.
   *
   * @throws ArchiveError `TRUNCATED` or `CHECKSUM_MISMATCH`
   */
  async checksum(): Promise<string> {
    const body = createHash("sha256");
    const { manifestOffset } = this.#index.trailer;
    for (let offset = 0; offset < manifestOffset; offset += FRAME_BYTES)
      body.update(await readExactly(this.#source, offset, Math.min(FRAME_BYTES, manifestOffset - offset)));
    return this.#finish(body);
  }

  #hasNo(key: string): ArchiveError {
    return new ArchiveError("UNKNOWN_OBJECT", {
      what: `The archive has no object ${key}`,
      where: this.#source.name,
      fix: "`sallyport inspect` lists its objects.",
    });
  }

  #framesOptions(frames: readonly ManifestFrame[], onBytes?: (compressed: Buffer) => void) {
    return {
      source: this.#source,
      frames,
      concurrency: this.#concurrency,
      reclaim: this.#reclaim,
      onBytes,
      keyOf: (frame: ManifestFrame) => this.manifest.objects.find((object) => holds(object, frame))?.key,
    };
  }

  /** Compares the hash of all bytes before the manifest with the trailer's, and makes the whole file's of it. */
  #finish(body: Hash): string {
    const { trailer, end } = this.#index;
    if (!body.copy().digest().equals(trailer.bodySha256)) {
      throw new ArchiveError("CHECKSUM_MISMATCH", {
        what: "Bytes of the archive were changed after it was written",
        where: this.#source.name,
        fix: "Fetch it again from where it was made, or from a replica.",
      });
    }
    this.#sha256 = body.update(end).digest("hex");
    return this.#sha256;
  }
}

function holds({ frames }: ManifestObject, { offset }: ManifestFrame): boolean {
  return frames.some((range) => range.offset === offset);
}

/**
 * Opens an archive: reads its tail, and checks all that the index says before any content is read.
 *
 * @throws ArchiveError `NOT_AN_ARCHIVE`, `MANIFEST_MISSING`, `UNKNOWN_VERSION`, `TRUNCATED`, `CHECKSUM_MISMATCH`,
 *   `MANIFEST_INVALID`, `TOO_LARGE` or `UNSAFE_KEY`; and whatever the source rejects with
 */
export async function openArchive(source: RangeSource, options: ArchiveReaderOptions = {}): Promise<ArchiveReader> {
  return new ArchiveReader(source, await readIndex(source), options);
}
