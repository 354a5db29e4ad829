import { type ArchiveReaderOptions, openArchive } from "../ArchiveReader.js";
import type { RangeSource } from "../RangeSource.js";

/** Every object of an archive by key, read to the end. */
export async function readAll(source: RangeSource, options?: ArchiveReaderOptions): Promise<Map<string, Buffer>> {
  const archive = await openArchive(source, options);
  const objects = new Map<string, Buffer>();
  for await (const entry of archive.entries()) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry.content()) chunks.push(chunk);
    objects.set(entry.object.key, Buffer.concat(chunks));
  }
  return objects;
}
