import type { ManifestObject, ManifestTarget } from "../archive/index.js";
import type { ObjectHeaders } from "../ports.js";

/** S3's limits. */
const MOST_TAGS = 10;
const MOST_METADATA_BYTES = 2 * 1024;
/** Classes that a PUT may ask for; what else an object can have (EXPRESS_ONEZONE, SNOW, ...) becomes the bucket's default. */
const writableClasses = new Set([
  "STANDARD",
  "REDUCED_REDUNDANCY",
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
]);
const CREATION_TIME = "OriginalCreationTime";
const ETAG = "OriginalETag";

/** Headers of a restored object, and whether its origin found no room in the tags. */
export interface RestoredHeaders {
  readonly headers: ObjectHeaders;
  /** `tags`; `metadata` where S3's ten tags are taken; `none` where user metadata is full as well. */
  readonly origin: "tags" | "metadata" | "none";
}

/**
 * What a restored object is given: all that the source had (INT-01, INT-02) and where it comes from (INT-03), the time of
 * its creation and its ETag, as two more tags; in the user metadata where S3's ten tags are taken.
 */
export function headersOf(object: ManifestObject, target: Partial<ManifestTarget>): RestoredHeaders {
  const { contentType, contentEncoding, contentDisposition, contentLanguage, cacheControl } = object;
  const creationTime = new Date(object.lastModified).toISOString();
  const etag = object.etag ?? "unknown";
  const storageClass = target.storageClass ?? object.storageClass;
  const shared = {
    contentType,
    contentEncoding,
    contentDisposition,
    contentLanguage,
    cacheControl,
    storageClass: storageClass !== undefined && writableClasses.has(storageClass) ? storageClass : undefined,
    kmsKeyArn: target.kmsKeyArn,
  };
  const tags = { ...object.tags, [CREATION_TIME]: creationTime, [ETAG]: etag };
  if (Object.keys(tags).length <= MOST_TAGS) {
    return { headers: { ...shared, metadata: object.metadata, tags }, origin: "tags" };
  }
  const metadata = { ...object.metadata, [CREATION_TIME.toLowerCase()]: creationTime, [ETAG.toLowerCase()]: etag };
  return bytesOf(metadata) <= MOST_METADATA_BYTES
    ? { headers: { ...shared, metadata, tags: object.tags }, origin: "metadata" }
    : { headers: { ...shared, metadata: object.metadata, tags: object.tags }, origin: "none" };
}

function bytesOf(metadata: Readonly<Record<string, string>>): number {
  return Object.entries(metadata).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
}
