import { ListObjectVersionsCommand, type ListObjectVersionsCommandOutput, type S3Client } from "@aws-sdk/client-s3";
import { inOrder } from "./inOrder.js";
import type { ListedObject } from "./ListedObject.js";
import type { ListingScope } from "./listObjects.js";

/** Name of the version that an unversioned bucket's object has, or one that was there before versioning was turned on. */
const UNVERSIONED = "null";

/**
 * Pages of a bucket's current versions in the order of their keys, each with its id; deleted objects have none. Older versions are
 * passed over, so that a page may be empty. Needs `s3:ListBucketVersions`.
 */
export function listCurrentVersions(s3: S3Client, scope: ListingScope): AsyncIterable<readonly ListedObject[]> {
  return inOrder(scope.bucket, pagesOf(s3, scope));
}

async function* pagesOf(
  s3: S3Client,
  { bucket, prefix, suffix, startAfter }: ListingScope,
): AsyncGenerator<readonly ListedObject[], void> {
  let place: { KeyMarker?: string; VersionIdMarker?: string } | undefined =
    startAfter === undefined ? {} : { KeyMarker: startAfter };
  while (place !== undefined) {
    const page: ListObjectVersionsCommandOutput = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...place }),
    );
    yield (page.Versions ?? [])
      .filter(({ IsLatest, Key = "" }) => IsLatest && Key.endsWith(suffix))
      .map(
        ({ Key = "", Size = 0, LastModified = new Date(0), ETag = "", StorageClass = "STANDARD", VersionId }) =>
          ({
            key: Key,
            size: Size,
            lastModified: LastModified,
            etag: ETag.replaceAll('"', ""),
            storageClass: StorageClass,
            ...(VersionId !== undefined && VersionId !== UNVERSIONED && { versionId: VersionId }),
          }) satisfies ListedObject,
      );
    const { IsTruncated, NextKeyMarker, NextVersionIdMarker } = page;
    place = IsTruncated
      ? {
          ...(NextKeyMarker !== undefined && { KeyMarker: NextKeyMarker }),
          ...(NextVersionIdMarker !== undefined && { VersionIdMarker: NextVersionIdMarker }),
        }
      : undefined;
  }
}
