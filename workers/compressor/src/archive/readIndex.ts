import { createHash } from "node:crypto";
import { ArchiveError } from "./ArchiveError.js";
import { assertConsistent } from "./assertConsistent.js";
import { MAX_MANIFEST_BYTES } from "./format.js";
import type { KnownBytes } from "./JoinedRanges.js";
import type { Manifest } from "./Manifest.js";
import { parseManifest } from "./parseManifest.js";
import type { RangeSource } from "./RangeSource.js";
import { readExactly } from "./readExactly.js";
import { decodeTrailer, TRAILER_BYTES, type Trailer } from "./Trailer.js";
import { walkStream } from "./walkStream.js";
import { decompressFrame } from "./zstd.js";

/** What an archive says of itself, checked. */
export interface ArchiveIndex {
  readonly manifest: Manifest;
  readonly trailer: Trailer;
  readonly archiveBytes: number;
  /** The manifest's frame and the trailer, as they are in the archive. */
  readonly end: Buffer;
  /** The end of the file as it was read for this: frames within it need no second read. */
  readonly tail: KnownBytes;
}

/** Enough for the manifest of a batch of 2,000 objects, so that one request is enough. */
const TAIL_BYTES = 256 * 1024;

/**
 * Reads the end of an archive: the trailer, and the manifest that it points to. One ranged read, and a second one where
 * the manifest is larger than 256 KiB.
 *
 * @throws ArchiveError for all that is wrong with either, or with what they say of each other
 */
export async function readIndex(source: RangeSource): Promise<ArchiveIndex> {
  const archiveBytes = await source.size();
  const tailOffset = Math.max(0, archiveBytes - TAIL_BYTES);
  const tail = await readExactly(source, tailOffset, archiveBytes - tailOffset);
  const trailer = decodeTrailer(tail, source.name);
  if (!trailer) throw await withoutTrailer(source);
  assertPlaced(trailer, archiveBytes, source.name);
  const { manifestOffset, manifestLength, manifestPlainLength } = trailer;
  const start = manifestOffset - tailOffset;
  const frame =
    start >= 0
      ? tail.subarray(start, start + manifestLength)
      : await readExactly(source, manifestOffset, manifestLength);
  if (!createHash("sha256").update(frame).digest().equals(trailer.manifestSha256)) {
    throw new ArchiveError("CHECKSUM_MISMATCH", {
      what: `The manifest was changed after it was written: its frame at byte ${manifestOffset} has another checksum`,
      where: source.name,
      fix: "Fetch the archive again from where it was made, or from a replica.",
    });
  }
  const plain = await decompressFrame(frame, manifestPlainLength).catch((cause: unknown) => {
    throw new ArchiveError("MANIFEST_INVALID", {
      what: `The manifest's frame at byte ${manifestOffset} does not hold ${manifestPlainLength} bytes, as the trailer says`,
      where: source.name,
      fix: "It was not written by Sallyport. Make it again from the source.",
      cause,
    });
  });
  const manifest = parseManifest(plain, source.name);
  assertConsistent(manifest, trailer, source.name);
  const end = Buffer.concat([frame, tail.subarray(-TRAILER_BYTES)]);
  return { manifest, trailer, archiveBytes, end, tail: { offset: tailOffset, bytes: tail } };
}

function assertPlaced(trailer: Trailer, archiveBytes: number, where: string): void {
  const { manifestOffset, manifestLength, manifestPlainLength } = trailer;
  if (manifestPlainLength > MAX_MANIFEST_BYTES || manifestLength > MAX_MANIFEST_BYTES) {
    throw new ArchiveError("TOO_LARGE", {
      what: `The manifest claims ${manifestPlainLength} bytes; at most ${MAX_MANIFEST_BYTES} are read`,
      where,
      fix: "Split the input into several archives.",
    });
  }
  const end = manifestOffset + manifestLength + TRAILER_BYTES;
  if (end === archiveBytes) return;
  const missing = end > archiveBytes;
  throw new ArchiveError(missing ? "TRUNCATED" : "MANIFEST_INVALID", {
    what: missing
      ? `The archive has ${archiveBytes} of its ${end} bytes`
      : `The archive has ${archiveBytes} bytes, but its index accounts for ${end} of them`,
    where,
    fix: missing
      ? "Fetch it again from where it was made: the copy is not whole."
      : "Other bytes were put before it. Fetch the archive as it was written.",
  });
}

async function withoutTrailer(source: RangeSource): Promise<ArchiveError> {
  const { kind, offset } = await walkStream(source);
  if (kind === "cut") {
    return new ArchiveError("TRUNCATED", {
      what: offset === 0 && (await source.size()) === 0 ? "The archive is empty" : "The archive ends inside a frame",
      where: `${source.name}, the frame at byte ${offset}`,
      fix: "Fetch it again from where it was made: the copy is not whole.",
    });
  }
  if (kind === "whole") {
    return new ArchiveError("MANIFEST_MISSING", {
      what: "It is a zstd stream, but without Sallyport's manifest at its end",
      where: source.name,
      fix: "Another program wrote it, or it was cut between two frames. `zstd -d | tar x` unpacks what there is, unchecked.",
    });
  }
  if (offset === 0) {
    return new ArchiveError("NOT_AN_ARCHIVE", {
      what: "It is no zstd stream",
      where: source.name,
      fix: "Name a file that `sallyport compress` or the compressor pipeline wrote (.tar.zst).",
    });
  }
  return new ArchiveError("CHECKSUM_MISMATCH", {
    what: "The archive was changed after it was written: something that is no frame stands between or after its frames",
    where: `${source.name}, byte ${offset}`,
    fix: "Fetch it again from where it was made, or from a replica.",
  });
}
