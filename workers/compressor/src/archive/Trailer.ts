import { crc32 } from "node:zlib";
import { ArchiveError } from "./ArchiveError.js";
import { FORMAT_VERSION } from "./format.js";

/** The last bytes of an archive: where its manifest is, and what everything has to hash to. */
export interface Trailer {
  readonly manifestOffset: number;
  readonly manifestLength: number;
  readonly manifestPlainLength: number;
  /** SHA-256 of the manifest's frame. */
  readonly manifestSha256: Buffer;
  /** SHA-256 of every byte before the manifest's frame. */
  readonly bodySha256: Buffer;
}

/** A zstd skippable frame (RFC 8878, 3.1.2): decoders pass over it, so that `zstd -d` sees only the tar stream. */
const SKIPPABLE_MAGIC = 0x184d2a5e;
const SIGNATURE = Buffer.from("SLYPORT\n", "latin1");
const PAYLOAD_BYTES = 104;

/** Every version of the format keeps this length, so that any reader finds the version number. */
export const TRAILER_BYTES = 8 + PAYLOAD_BYTES;

const at = {
  signature: 8,
  version: 16,
  plainLength: 20,
  offset: 24,
  length: 32,
  manifest: 40,
  body: 72,
  /** Four zero bytes. */
  reserved: 104,
  /** CRC-32 of all bytes before it. */
  crc: 108,
} as const;

export function encodeTrailer(trailer: Trailer): Buffer {
  const frame = Buffer.alloc(TRAILER_BYTES);
  frame.writeUInt32LE(SKIPPABLE_MAGIC, 0);
  frame.writeUInt32LE(PAYLOAD_BYTES, 4);
  SIGNATURE.copy(frame, at.signature);
  frame.writeUInt32LE(FORMAT_VERSION, at.version);
  frame.writeUInt32LE(trailer.manifestPlainLength, at.plainLength);
  frame.writeBigUInt64LE(BigInt(trailer.manifestOffset), at.offset);
  frame.writeBigUInt64LE(BigInt(trailer.manifestLength), at.length);
  trailer.manifestSha256.copy(frame, at.manifest);
  trailer.bodySha256.copy(frame, at.body);
  frame.writeUInt32LE(crc32(frame.subarray(0, at.crc)), at.crc);
  return frame;
}

/**
 * The trailer in the last bytes of an archive, or undefined where they are none. Throws where they are one, but unusable:
 * one of its two marks is enough to know it by, so that a changed mark is not taken for a missing trailer.
 */
export function decodeTrailer(tail: Buffer, where: string): Trailer | undefined {
  if (tail.length < TRAILER_BYTES) return undefined;
  const frame = tail.subarray(tail.length - TRAILER_BYTES);
  const signed = frame.subarray(at.signature, at.version).equals(SIGNATURE);
  const framed = frame.readUInt32LE(0) === SKIPPABLE_MAGIC && frame.readUInt32LE(4) === PAYLOAD_BYTES;
  if (!signed && !framed) return undefined;
  const version = frame.readUInt32LE(at.version);
  const intact = frame.readUInt32LE(at.crc) === crc32(frame.subarray(0, at.crc));
  if (!intact || !signed || !framed) {
    throw new ArchiveError("CHECKSUM_MISMATCH", {
      what: "The index at the end of the archive was changed after it was written",
      where,
      fix: "Fetch the archive again from where it was made, or from a replica.",
    });
  }
  if (version !== FORMAT_VERSION) {
    throw new ArchiveError("UNKNOWN_VERSION", {
      what: `The archive has format version ${version}; this program reads version ${FORMAT_VERSION}`,
      where,
      fix: "Use the release of Sallyport that wrote it, or a newer one.",
    });
  }
  return {
    manifestPlainLength: frame.readUInt32LE(at.plainLength),
    manifestOffset: Number(frame.readBigUInt64LE(at.offset)),
    manifestLength: Number(frame.readBigUInt64LE(at.length)),
    manifestSha256: Buffer.from(frame.subarray(at.manifest, at.body)),
    bodySha256: Buffer.from(frame.subarray(at.body, at.reserved)),
  };
}
