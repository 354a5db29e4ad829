import { openArchive } from "@sallyport/worker-compressor/archive";
import { S3RangeSource } from "@sallyport/worker-compressor/archive/s3";
import { type CatalogFile, type CatalogRow, catalogOf, keptArchiveKey } from "@sallyport/worker-compressor/catalog";
import type { CatalogPlace } from "./CatalogPlace.js";

/**
 * The rows of a catalog file, out of the archive that it was written for: what stands in for a file that cannot be read.
 *
 * @throws ArchiveError where the archive cannot be read either; the SDK's errors
 */
export async function rowsOfArchive(
  { client, bucket }: CatalogPlace,
  { rule, day, archive }: CatalogFile,
): Promise<readonly CatalogRow[]> {
  const source = await S3RangeSource.open({ client, bucket, key: keptArchiveKey(rule, archive) });
  const { manifest } = await openArchive(source);
  return catalogOf(manifest, bucket).get(day) ?? [];
}
