/** Bytes that are looked at, in this many pieces spread evenly. */
const PIECES = 8;
const PIECE_BYTES = 1024;

/** Of fewer bytes nothing can be said. */
const LEAST_BYTES = 4096;

/** Bits a byte. Texts have up to 6, tables of numbers up to 7; what is compressed or encrypted has nearly 8. */
const DENSE_BITS = 7.5;

/**
 * Whether bytes look compressed or encrypted: the entropy of single bytes in a sample. A sample of 8 KiB of random bytes
 * has 7.98 bits a byte, one of 4 KiB 7.95.
 */
export function isDense(bytes: Uint8Array): boolean {
  if (bytes.length < LEAST_BYTES) return false;
  const piece = Math.min(PIECE_BYTES, Math.floor(bytes.length / PIECES));
  const step = Math.floor((bytes.length - piece) / (PIECES - 1));
  const counts = new Uint32Array(256);
  for (let index = 0; index < PIECES; index++) {
    const end = index * step + piece;
    for (let at = index * step; at < end; at++) {
      const byte = bytes[at] ?? 0;
      counts[byte] = (counts[byte] ?? 0) + 1;
    }
  }
  const total = PIECES * piece;
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / total) * Math.log2(count / total);
  return bits >= DENSE_BITS;
}
