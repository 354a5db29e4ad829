import { classifyError, RetryableError } from "@sallyport/worker-kit";
import type { NewObject } from "../ports.js";
import type { StagedArchive, TargetContext } from "../target/TargetContext.js";
import type { CopyChecksum } from "./checksumOf.js";

/**
 * Copies an archive within the region unless it is there, then compares what S3 has with the archive's checksum. Another
 * content under its key is replaced: a damaged one, or the same objects packed once more (a source that was ended before
 * it acknowledged may choose another level). In a versioned bucket the replaced one stays as an old version.
 *
 * @throws RetryableError `copy-differs` where a fresh copy is not the archive; the SDK's errors
 */
export async function keepArchive(
  { id, bucket, key, versionId }: StagedArchive,
  to: NewObject,
  { sha256, parts }: CopyChecksum,
  { copies, logger, deadline }: Pick<TargetContext, "copies" | "logger" | "deadline">,
): Promise<void> {
  const from = { bucket, key, versionId };
  const isKept = async () => (await copies.checksum(to.bucket, to.key, deadline)) === sha256;
  try {
    await copies.copy(from, { ...to, isNew: true }, parts, deadline);
  } catch (error) {
    if (classifyError(error).kind !== "changed") throw error;
  }
  if (await isKept()) return;
  logger.warn("backup.replaced", { archive: id });
  await copies.copy(from, to, parts, deadline);
  if (!(await isKept())) throw differs();
}

function differs(): RetryableError {
  return new RetryableError({
    reason: "copy-differs",
    what: "The copy of an archive in its backup bucket has another checksum than the archive",
    fix: "It is copied again; see who else writes to the backup bucket when it goes on",
  });
}
