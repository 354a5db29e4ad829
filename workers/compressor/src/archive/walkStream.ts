import type { RangeSource } from "./RangeSource.js";

/**
 * How a file without Sallyport's trailer is built.
 *
 * - `foreign`: `offset` has the start of nothing that zstd knows.
 * - `cut`: the frame that starts at `offset` does not end; up to 3 bytes could be the start of any.
 * - `whole`: zstd frames up to the last byte.
 */
export interface StreamShape {
  readonly kind: "foreign" | "cut" | "whole";
  readonly offset: number;
}

const WINDOW_BYTES = 1024 * 1024;
const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const DICTIONARY_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];

/**
 * Walks the frames and blocks of a zstd stream (RFC 8878, 3.1) without decompressing, to say truthfully what is wrong with
 * a file. Reads it once, in steps of 1 MiB.
 */
export async function walkStream(source: RangeSource): Promise<StreamShape> {
  const size = await source.size();
  let window: Buffer = Buffer.alloc(0);
  let windowOffset = 0;
  const at = async (offset: number, length: number): Promise<Buffer | undefined> => {
    if (offset + length > size) return undefined;
    if (offset < windowOffset || offset + length > windowOffset + window.length) {
      window = await source.read(offset, Math.min(WINDOW_BYTES, size - offset));
      windowOffset = offset;
    }
    const bytes = window.subarray(offset - windowOffset, offset - windowOffset + length);
    return bytes.length === length ? bytes : undefined;
  };

  let offset = 0;
  while (offset < size) {
    const end = await frameEnd(offset, at);
    if (end === "foreign") return { kind: "foreign", offset };
    if (end === "cut" || end > size) return { kind: "cut", offset };
    offset = end;
  }
  return { kind: size === 0 ? "cut" : "whole", offset };
}

type ReadAt = (offset: number, length: number) => Promise<Buffer | undefined>;

async function frameEnd(start: number, at: ReadAt): Promise<number | "cut" | "foreign"> {
  const magic = (await at(start, 4))?.readUInt32LE(0);
  if (magic === undefined) return "cut";
  if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE_MAGIC) {
    const length = await at(start + 4, 4);
    return length ? start + 8 + length.readUInt32LE(0) : "cut";
  }
  if (magic !== FRAME_MAGIC) return "foreign";
  const descriptor = (await at(start + 4, 1))?.[0];
  if (descriptor === undefined) return "cut";
  return blocksEnd(start + 5 + headerBytes(descriptor), (descriptor & 4) === 0 ? 0 : 4, at);
}

/** Bytes of the frame header after its descriptor. */
function headerBytes(descriptor: number): number {
  const singleSegment = (descriptor & 32) !== 0;
  const contentSize = CONTENT_SIZE_BYTES[descriptor >> 6] ?? 0;
  const dictionary = DICTIONARY_BYTES[descriptor & 3] ?? 0;
  return (singleSegment ? Math.max(contentSize, 1) : contentSize + 1) + dictionary;
}

async function blocksEnd(start: number, checksumBytes: number, at: ReadAt): Promise<number | "cut"> {
  for (let offset = start; ; ) {
    const header = (await at(offset, 3))?.readUIntLE(0, 3);
    if (header === undefined) return "cut";
    const runLength = ((header >> 1) & 3) === 1;
    offset += 3 + (runLength ? 1 : header >> 3);
    if (header & 1) return offset + checksumBytes;
  }
}
