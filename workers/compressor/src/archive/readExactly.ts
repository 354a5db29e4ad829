import { ArchiveError } from "./ArchiveError.js";
import type { RangeSource } from "./RangeSource.js";

/**
 * The bytes of a range, all of them.
 *
 * @throws ArchiveError `TRUNCATED` when the source ends before the range does
 */
export async function readExactly(source: RangeSource, offset: number, length: number): Promise<Buffer> {
  const bytes = await source.read(offset, length);
  if (bytes.length === length) return bytes;
  throw new ArchiveError("TRUNCATED", {
    what: `The archive ends at byte ${offset + bytes.length}, where ${length - bytes.length} more were expected`,
    where: source.name,
    fix: "Fetch it again from where it was made: the copy is not whole, or it changed while it was read.",
  });
}
