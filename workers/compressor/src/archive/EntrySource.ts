import { createHash, type Hash, hash } from "node:crypto";
import { ArchiveError } from "./ArchiveError.js";

/**
 * Fills as much of `target` as it has bytes for and returns how many that were; 0 means the end.
 * The fastest source: bytes land in the frame's own buffer, without a copy.
 */
export interface FillSource {
  fill(target: Buffer): number | Promise<number>;
}

/** Where an entry's bytes come from: chunks of any size, or a {@link FillSource}. */
export type EntrySource = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | FillSource;

interface Destination {
  room(): Buffer;
  advance(length: number): Promise<void> | undefined;
}

interface Expected {
  readonly key: string;
  readonly size: number;
}

/** Moves all of a source into the destination and returns the SHA-256 of its bytes, in hex; exactly `size` of them. */
export async function pour(source: EntrySource, { key, size }: Expected, destination: Destination): Promise<string> {
  let whole: string | undefined;
  let sha256: Hash | undefined;
  let taken = 0;
  const take = (bytes: Buffer): Promise<void> | undefined => {
    taken += bytes.length;
    // An object in a single piece, as most are, needs no hash with a state.
    if (!sha256 && taken === size && bytes.length === size) whole = hash("sha256", bytes);
    else {
      sha256 ??= createHash("sha256");
      sha256.update(bytes);
    }
    return destination.advance(bytes.length);
  };

  // Arrays have a method `fill` too, of another meaning.
  if (!(Symbol.asyncIterator in source || Symbol.iterator in source)) {
    while (taken < size) {
      const room = destination.room();
      const target = room.subarray(0, Math.min(room.length, size - taken));
      const filled = await source.fill(target);
      if (filled === 0) break;
      await take(target.subarray(0, filled));
    }
    if (taken === size && (await source.fill(Buffer.alloc(1))) > 0) throw mismatch(key, size, "more");
  } else {
    for await (const chunk of source) {
      if (taken + chunk.length > size) throw mismatch(key, size, "more");
      for (let rest = chunk; rest.length > 0; ) {
        const room = destination.room();
        const part = rest.subarray(0, room.length);
        room.set(part);
        rest = rest.subarray(part.length);
        await take(room.subarray(0, part.length));
      }
    }
  }
  if (taken < size) throw mismatch(key, size, `${taken}`);
  return whole ?? (sha256 ?? createHash("sha256")).digest("hex");
}

function mismatch(key: string, size: number, got: string): ArchiveError {
  return new ArchiveError("ENTRY_SIZE_MISMATCH", {
    what: `The source gave ${got} bytes where ${size} were announced`,
    where: `object ${key}`,
    fix: "It changed while it was read: look at it again and make the archive with its new size, or without it.",
  });
}
