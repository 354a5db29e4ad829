import { createHash } from "node:crypto";
import { type ArchiveReader, FRAME_BYTES, type RangeSource } from "../archive/index.js";
import type { CopyPart } from "../ports.js";
import type { StagedArchive, TargetContext } from "../target/TargetContext.js";

/** What S3 has to have of a copy. */
export interface CopyChecksum {
  /** As S3 tells it: SHA-256 in base64, of the whole, or of the parts' SHA-256 and with their number. */
  readonly sha256: string;
  /** Empty where the archive is copied at once. */
  readonly parts: readonly CopyPart[];
}

/** S3's limit for a copy that is made at once. */
const WHOLE_BYTES = 5 * 1024 ** 3;
const PART_BYTES = 512 * 1024 ** 2;

/**
 * The checksum of an archive, of which every byte has then been read and found to be what was written at the source.
 * What is larger than S3 copies at once is read a second time, for the parts.
 *
 * @throws ArchiveError where the archive is damaged
 */
export async function checksumOf(
  reader: ArchiveReader,
  archive: StagedArchive,
  { openRanges }: Pick<TargetContext, "openRanges">,
): Promise<CopyChecksum> {
  const sha256 = reader.sha256 ?? (await reader.checksum());
  if (archive.size <= WHOLE_BYTES) return { sha256: Buffer.from(sha256, "hex").toString("base64"), parts: [] };
  return await checksumOfParts(await openRanges(archive), archive.size, PART_BYTES);
}

/** The checksum that S3 gives an object that is made of parts. */
export async function checksumOfParts(source: RangeSource, size: number, partBytes: number): Promise<CopyChecksum> {
  const parts: CopyPart[] = [];
  const all = createHash("sha256");
  for (let offset = 0; offset < size; offset += partBytes) {
    const length = Math.min(partBytes, size - offset);
    const digest = await digestOf(source, offset, length);
    all.update(digest);
    parts.push({ offset, length, sha256: digest.toString("base64") });
  }
  return { sha256: `${all.digest("base64")}-${parts.length}`, parts };
}

async function digestOf(source: RangeSource, offset: number, length: number): Promise<Buffer> {
  const hash = createHash("sha256");
  for (let done = 0; done < length; done += FRAME_BYTES) {
    hash.update(await source.read(offset + done, Math.min(FRAME_BYTES, length - done)));
  }
  return hash.digest();
}
