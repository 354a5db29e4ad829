import { createHash, hash } from "node:crypto";
import type { ArchiveEntry } from "./ArchiveEntry.js";
import { ArchiveError } from "./ArchiveError.js";
import type { ManifestObject } from "./Manifest.js";
import type { PlainFrame } from "./plainFrames.js";
import { reclaimMemory } from "./reclaimMemory.js";

export interface EntriesOptions {
  readonly frames: AsyncGenerator<PlainFrame, void>;
  /** In the order of the archive. */
  readonly objects: readonly ManifestObject[];
  /** Objects up to this many bytes come as one buffer. */
  readonly wholeBytes: number;
  /** Whether an object's bytes, where they are no part of a frame, are given back once the next entry is asked for. */
  readonly reclaim?: boolean | undefined;
  /** What errors call the archive. */
  readonly where: string;
}

/** Cuts objects out of frames. What the caller leaves of a large object is read, and checked, before the next one. */
export async function* entriesOf(options: EntriesOptions): AsyncGenerator<ArchiveEntry, void> {
  const { frames, objects, wholeBytes, reclaim = false, where } = options;
  let frame: PlainFrame | undefined;
  for (const object of objects) {
    const pieces = piecesOf(object);
    if (object.size <= wholeBytes) {
      const bytes = await whole(object, pieces);
      if (hash("sha256", bytes, "hex") !== object.sha256) throw changed(object, where);
      yield {
        object,
        bytes,
        content: async function* () {
          yield bytes;
        },
      };
      if (reclaim && object.frames.length > 1) reclaimMemory(bytes);
    } else {
      const checked = checkedPieces(object, pieces, where);
      yield { object, bytes: undefined, content: () => keptOpen(checked) };
      for await (const _rest of checked);
    }
  }

  /** One piece as it is; several are copied as they come, since each frame may be gone when the next is there. */
  async function whole({ size, frames: { length } }: ManifestObject, pieces: AsyncGenerator<Buffer, void>) {
    const bytes = length > 1 ? Buffer.allocUnsafeSlow(size) : Buffer.alloc(0);
    let only: Buffer | undefined;
    let filled = 0;
    for await (const piece of pieces) {
      if (length > 1) filled += piece.copy(bytes, filled);
      else only = piece;
    }
    return only ?? bytes;
  }

  async function* piecesOf({ size, plainOffset, frames: [first] }: ManifestObject): AsyncGenerator<Buffer, void> {
    if (size === 0 || !first) return;
    while (frame?.range.offset !== first.offset) frame = await nextFrame();
    let start = plainOffset;
    for (let left = size; ; start = 0, frame = await nextFrame()) {
      const piece: Buffer = frame.plain.subarray(start, start + left);
      left -= piece.length;
      yield piece;
      if (left === 0) return;
    }
  }

  async function nextFrame(): Promise<PlainFrame> {
    const { value } = await frames.next();
    if (value) return value;
    throw new Error("An archive's frames ended before its objects, which openArchive has checked.");
  }
}

/** The last piece is held back until the whole is checked, so that nobody ever has all of a wrong content. */
async function* checkedPieces(
  object: ManifestObject,
  pieces: AsyncGenerator<Buffer, void>,
  where: string,
): AsyncGenerator<Buffer, void> {
  const sha256 = createHash("sha256");
  let left = object.size;
  for await (const piece of pieces) {
    sha256.update(piece);
    left -= piece.length;
    if (left === 0 && sha256.digest("hex") !== object.sha256) throw changed(object, where);
    yield piece;
  }
}

/** The same pieces, but a caller that breaks off does not end the generator: the rest is still to be checked. */
function keptOpen(pieces: AsyncGenerator<Buffer, void>): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) };
}

function changed({ key, frames: [first] }: ManifestObject, where: string): ArchiveError {
  return new ArchiveError("CHECKSUM_MISMATCH", {
    what: `The content of object ${key} is not what was archived: its SHA-256 differs`,
    where: `${where}, from the frame at byte ${first?.offset ?? 0} on`,
    fix: "Fetch the archive again from where it was made, or from a replica.",
  });
}
