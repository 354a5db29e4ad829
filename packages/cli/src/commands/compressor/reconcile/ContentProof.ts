import type { Difference } from "./Finding.js";

/** What is known of an object without reading it. */
export interface ObjectFacts {
  readonly etag: string;
  readonly lastModified: Date;
  /** Encryption as S3 names it: `aws:kms`, `AES256`, … */
  readonly encryption: string | undefined;
  /** Checksums over the whole content, by algorithm. Those of parts say nothing of another division into parts. */
  readonly checksums: Readonly<Record<string, string>>;
  /** Of what the object says to be a copy; undefined where it says nothing. */
  readonly origin: { readonly etag: string | undefined; readonly createdAt: string | undefined };
}

/**
 * What speaks for two objects being the same.
 *
 * - `content`: S3 keeps a checksum of the same kind over both contents, and they agree. (MD5 counts where the ETag is one.)
 * - `copy`: the target was made from the source's content of this ETag, as the worker wrote down after it had checked the SHA-256 of
 *   what it was about to write, which S3 checked once more. What somebody else wrote there since would not say so.
 * - `size`: neither is known. Only size and time agree.
 */
export type Proof = "content" | "copy" | "size";

/** From the strongest on. */
const algorithms = ["SHA256", "SHA1", "CRC64NVME", "CRC32C", "CRC32", "MD5"];

/** Compares what is known of two objects whose sizes agree. */
export function compareFacts(source: ObjectFacts, target: ObjectFacts): Difference | Proof {
  const [ours, theirs] = [withMd5(source), withMd5(target)];
  const shared = algorithms.find((name) => ours[name] !== undefined && theirs[name] !== undefined);
  if (shared !== undefined && ours[shared] !== theirs[shared]) return "other-content";
  const { etag, createdAt } = target.origin;
  const known = etag !== undefined && etag !== "unknown";
  if (known && etag !== source.etag) return "other-origin";
  // Of the same content, but made from a version before the current one: its metadata and tags may be older.
  if (known && createdAt !== undefined && seconds(new Date(createdAt)) !== seconds(source.lastModified))
    return "other-origin";
  if (shared !== undefined) return "content";
  return known ? "copy" : "size";
}

/** An ETag is the MD5 of the content where the object came in one part and no KMS key encrypts it. */
function withMd5({ checksums, etag, encryption }: ObjectFacts): Readonly<Record<string, string>> {
  const isMd5 = /^[0-9a-f]{32}$/.test(etag) && (encryption === undefined || encryption === "AES256");
  return isMd5 ? { ...checksums, MD5: etag } : checksums;
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
