import { InvalidObjectState } from "@aws-sdk/client-s3";
import { classifyError, PoisonError } from "@sallyport/worker-kit";

/** Reason of an object that S3 gives only after a restore. */
export const IN_ARCHIVE_TIER = "object-in-archive-tier";

/** A version that has become a delete marker: its name is the one that S3 has for a version that is not there. */
class VersionIsMarker extends Error {
  override readonly name = "NoSuchVersion";
}

/**
 * What S3's refusal to give an object means, where its name alone does not tell:
 *
 * - `InvalidObjectState`: the object is in GLACIER, DEEP_ARCHIVE or an archive tier of INTELLIGENT_TIERING. No retry helps
 *   before somebody has restored it, so it is set aside at once, with that as its reason.
 * - `MethodNotAllowed`: the version asked for is a delete marker. That is the null version where versioning is suspended,
 *   which a deletion replaces: the object is gone.
 */
export function explainReadError(error: unknown): unknown {
  const { reason } = classifyError(error);
  if (reason === "MethodNotAllowed") return new VersionIsMarker("The version is a delete marker.", { cause: error });
  if (reason !== "InvalidObjectState") return error;
  const [storageClass, tier] = error instanceof InvalidObjectState ? [error.StorageClass, error.AccessTier] : [];
  const place = [storageClass, tier].filter((word) => word !== undefined).join(", ");
  return new PoisonError({
    reason: IN_ARCHIVE_TIER,
    what: `An object is archived by S3${place === "" ? "" : ` (${place})`} and cannot be read`,
    fix: "Restore it (s3api restore-object), then redrive the message; send objects to such a class only after they were moved",
    cause: error,
  });
}
