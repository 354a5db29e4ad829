import { createHash } from "node:crypto";
import { FORMAT_VERSION } from "./format.js";

/** The part of an object that decides which bytes it has. */
export interface ObjectIdentity {
  readonly bucket?: string | undefined;
  readonly key: string;
  readonly versionId?: string | undefined;
  readonly etag?: string | undefined;
}

/** The part of a deletion that tells it from any other. */
export interface DeletionIdentity {
  readonly bucket: string;
  readonly key: string;
  readonly sequencer: string;
}

/**
 * The archive's name: SHA-256, in hex, of the sorted objects (bucket, key, versionId or etag) and deletions (bucket, key,
 * sequencer), the rule and the format's version. It is known before the first byte is read, and the same batch always gets the same one, so that a retried
 * upload replaces the archive instead of making a second.
 */
export function archiveId(
  rule: string,
  objects: readonly ObjectIdentity[],
  deletions: readonly DeletionIdentity[] = [],
): string {
  const lines = [
    ...objects.map(({ bucket, key, versionId, etag }) => JSON.stringify([bucket ?? "", key, versionId ?? etag ?? ""])),
    // Of four parts, so that no object's line is the same.
    ...deletions.map(({ bucket, key, sequencer }) => JSON.stringify([bucket, key, sequencer, "deleted"])),
  ];
  const hash = createHash("sha256").update(JSON.stringify([FORMAT_VERSION, rule]));
  // By code unit, not by locale: the id has to be the same on every machine.
  for (const line of [...new Set(lines)].sort()) hash.update("\n").update(line);
  return hash.digest("hex");
}
