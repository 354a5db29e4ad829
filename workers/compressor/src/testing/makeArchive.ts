import {
  ArchiveWriter,
  archiveId,
  type EntryMetadata,
  type ManifestDeletion,
  type ManifestTarget,
} from "../archive/index.js";
import { archiveKey } from "../events/archiveKey.js";

export interface TestObject extends Omit<EntryMetadata, "size"> {
  readonly content: Buffer | string;
}

/** An archive in memory, as the source side makes it. */
export async function makeArchive(
  objects: readonly TestObject[],
  targets: readonly ManifestTarget[] = [{ region: "eu-central-1", bucket: "user-target" }],
  rule = "rule",
  deletions: readonly ManifestDeletion[] = [],
): Promise<{ id: string; key: string; bytes: Buffer }> {
  const entries = objects.map(({ content, ...entry }) => {
    const bytes = Buffer.from(content);
    return { entry: { bucket: "user-source", ...entry, size: bytes.length }, bytes };
  });
  const id = archiveId(
    rule,
    entries.map(({ entry }) => entry),
    deletions,
  );
  const chunks: Buffer[] = [];
  const sink = async (chunk: Buffer): Promise<void> => void chunks.push(chunk);
  const writer = new ArchiveWriter({ sink, id, rule, targets, deletions });
  for (const { entry, bytes } of entries) await writer.add(entry, [bytes]);
  await writer.finish();
  return { id, key: archiveKey(rule, id), bytes: Buffer.concat(chunks) };
}
