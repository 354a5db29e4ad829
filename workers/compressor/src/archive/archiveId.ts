import { createHash } from "node:crypto";
import { FORMAT_VERSION } from "./format.js";

/** The part of an object that decides which bytes it has. */
export interface ObjectIdentity {
  readonly bucket?: string | undefined;
  readonly key: string;
  readonly versionId?: string | undefined;
  readonly etag?: string | undefined;
  readonly sequencer?: string | undefined;
  /** A repair's archive is another one each time: the one before it is confirmed, and would be taken for done. */
  readonly repair?: { readonly id: string } | undefined;
}

/** The part of a deletion that tells it from any other. */
export interface DeletionIdentity {
  readonly bucket: string;
  readonly key: string;
  readonly sequencer: string;
}

/**
 * The archive's name: SHA-256, in hex, of the sorted objects and deletions, the rule and the format's version. It is known
 * before the first byte is read, and the same batch always gets the same one, so that a retried upload replaces the archive
 * instead of making a second.
 *
 * An object is told by its version. Where it has none, or the null version, which every write replaces, it is told by its
 * ETag and the event's sequencer: content that comes back after another one, or after a deletion, is another archive's,
 * and not the first one's once more.
 */
export function archiveId(
  rule: string,
  objects: readonly ObjectIdentity[],
  deletions: readonly DeletionIdentity[] = [],
): string {
  const lines = [
    ...objects.map((object) =>
      JSON.stringify([
        object.bucket ?? "",
        object.key,
        ...contentOf(object),
        ...(object.repair ? ["repair", object.repair.id] : []),
      ]),
    ),
    // No sequencer is the word, so that no object's line is the same.
    ...deletions.map(({ bucket, key, sequencer }) => JSON.stringify([bucket, key, sequencer, "deleted"])),
  ];
  const hash = createHash("sha256").update(JSON.stringify([FORMAT_VERSION, rule]));
  // By code unit, not by locale: the id has to be the same on every machine.
  for (const line of [...new Set(lines)].sort()) hash.update("\n").update(line);
  return hash.digest("hex");
}

function contentOf({ versionId, etag = "", sequencer }: ObjectIdentity): readonly string[] {
  if (versionId !== undefined && versionId !== "null") return [versionId];
  return sequencer === undefined ? [etag] : [etag, sequencer];
}
