import {
  type ArchiveEntry,
  ArchiveError,
  type ArchiveReader,
  type ManifestObject,
} from "@sallyport/worker-compressor/archive";
import type { CatalogRow } from "@sallyport/worker-compressor/catalog";

/** What is done with the objects of an archive. */
export interface ObjectHandlers {
  /** Rejects where the object's content is damaged; what else goes wrong with the object is its own affair. */
  readonly onObject: (row: CatalogRow, entry: ArchiveEntry) => Promise<void>;
  readonly onFailure: (row: CatalogRow, error: unknown) => void;
}

/**
 * Reads objects out of one archive, in its order. Damage costs the objects that it hits, and no others: reading goes on
 * after each. Any other failure to read is the archive's, and then all objects that are left have failed.
 */
export async function readArchiveObjects(
  reader: ArchiveReader,
  rows: readonly CatalogRow[],
  { onObject, onFailure }: ObjectHandlers,
): Promise<void> {
  let left = inArchiveOrder(reader, rows, onFailure);
  while (left.length > 0) {
    let done = 0;
    try {
      for await (const entry of reader.selected(new Set(left.map(({ key }) => key)))) {
        const row = left[done];
        if (row) await onObject(row, entry);
        done += 1;
      }
      return;
    } catch (error) {
      const isDamage = error instanceof ArchiveError;
      for (const row of isDamage ? left.slice(done, done + 1) : left.slice(done)) onFailure(row, error);
      left = isDamage ? left.slice(done + 1) : [];
    }
  }
}

/** The rows whose object the archive has, with the very content that the catalog tells of. */
function inArchiveOrder(
  { manifest }: ArchiveReader,
  rows: readonly CatalogRow[],
  onFailure: ObjectHandlers["onFailure"],
): readonly CatalogRow[] {
  const places = new Map(manifest.objects.map((object, index) => [object.key, { object, index }]));
  const found: { row: CatalogRow; index: number }[] = [];
  for (const row of rows) {
    const place = places.get(row.key);
    if (place && manifest.id === row.archive && isOf(place.object, row)) found.push({ row, index: place.index });
    else onFailure(row, contradiction(row));
  }
  return found.sort((one, other) => one.index - other.index).map(({ row }) => row);
}

function isOf({ bucket, size, sha256 }: ManifestObject, row: CatalogRow): boolean {
  return bucket === row.sourceBucket && size === row.size && sha256 === row.sha256;
}

function contradiction({ key, archiveBucket, archiveKey }: CatalogRow): ArchiveError {
  return new ArchiveError("UNKNOWN_OBJECT", {
    what: `The archive does not have the object ${key} that the catalog tells of`,
    where: `s3://${archiveBucket}/${archiveKey}`,
    fix: "One of the two was changed after it was written: `sallyport inspect` lists what the archive has; see who may write to the bucket.",
  });
}
