import type { ArchiveEntry } from "../archive/index.js";
import { MultipartWriter } from "../staging/MultipartWriter.js";
import type { HeldClaim } from "./ClaimAhead.js";
import { headersOf } from "./headersOf.js";
import type { TargetContext } from "./TargetContext.js";

/** A part in flight is in memory three times: as it is, encrypted and in between. */
const PART_BYTES = 6 * 1024 * 1024;
const PARTS_IN_FLIGHT = 2;

/**
 * Streams one object into each target that its claims allow. S3 shows it only after its last byte has been checked
 * against the manifest; on any failure before, the uploads are aborted. Memory: a few parts, whatever the size.
 */
export async function writeLargeObject(
  { object, content }: ArchiveEntry,
  claims: readonly HeldClaim[],
  { store, deadline }: TargetContext,
): Promise<void> {
  const writers = claims.map(({ target }) => {
    const { headers } = headersOf(object, target);
    const destination = { bucket: target.bucket, key: object.key, headers };
    const options = { store, object: destination, signal: deadline, expectedBytes: object.size };
    return new MultipartWriter({ ...options, partBytes: PART_BYTES, partsInFlight: PARTS_IN_FLIGHT });
  });
  try {
    for await (const chunk of content()) await Promise.all(writers.map((writer) => writer.write(chunk)));
    await Promise.all(writers.map((writer) => writer.finish()));
  } catch (error) {
    await Promise.all(writers.map((writer) => writer.abort()));
    throw error;
  }
}
