/** zstd's frames begin with this (RFC 8878, 3.1.1). */
const MAGIC = 0xfd2fb528;

/** One segment, its length in four bytes, no dictionary, no content checksum. */
const DESCRIPTOR = 0b1010_0000;
const HEADER_BYTES = 9;

/** The most that a block may hold, and the bytes before each. */
const BLOCK_BYTES = 128 * 1024;
const BLOCK_HEADER_BYTES = 3;

/**
 * A zstd frame that holds `plain` as it is, in raw blocks: what any decoder gives back, for the price of a copy. It is 9
 * bytes longer, and 3 for each 128 KiB.
 *
 * It has no content checksum of its own, which would cost more than the copy: the manifest has a SHA-256 of each object,
 * and the trailer one of all frames.
 */
export function storedFrame(plain: Uint8Array): Buffer {
  const blocks = Math.max(1, Math.ceil(plain.length / BLOCK_BYTES));
  const frame = Buffer.allocUnsafeSlow(HEADER_BYTES + blocks * BLOCK_HEADER_BYTES + plain.length);
  frame.writeUInt32LE(MAGIC, 0);
  frame.writeUInt8(DESCRIPTOR, 4);
  frame.writeUInt32LE(plain.length, 5);
  let at = HEADER_BYTES;
  for (let block = 0; block < blocks; block++) {
    const bytes = plain.subarray(block * BLOCK_BYTES, (block + 1) * BLOCK_BYTES);
    const last = block === blocks - 1 ? 1 : 0;
    frame.writeUIntLE((bytes.length << 3) | last, at, BLOCK_HEADER_BYTES);
    at += BLOCK_HEADER_BYTES;
    frame.set(bytes, at);
    at += bytes.length;
  }
  return frame;
}
