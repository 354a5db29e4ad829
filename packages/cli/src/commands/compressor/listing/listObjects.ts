import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { inOrder } from "./inOrder.js";
import type { ListedObject } from "./ListedObject.js";

/** What is listed of a bucket. */
export interface ListingScope {
  readonly bucket: string;
  readonly prefix: string;
  /** Only keys that end with it. */
  readonly suffix: string;
  /** Only keys after it. */
  readonly startAfter?: string | undefined;
}

/** Pages of a bucket's objects in the order of their keys, a thousand at a time. Needs `s3:ListBucket`. */
export function listObjects(s3: S3Client, scope: ListingScope): AsyncIterable<readonly ListedObject[]> {
  return inOrder(scope.bucket, pagesOf(s3, scope));
}

async function* pagesOf(
  s3: S3Client,
  { bucket, prefix, suffix, startAfter }: ListingScope,
): AsyncGenerator<readonly ListedObject[], void> {
  for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
    const place = token === undefined ? { StartAfter: startAfter } : { ContinuationToken: token };
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...place }));
    const objects = (page.Contents ?? []).map(
      ({ Key = "", Size = 0, LastModified = new Date(0), ETag = "", StorageClass = "STANDARD" }): ListedObject => ({
        key: Key,
        size: Size,
        lastModified: LastModified,
        etag: ETag.replaceAll('"', ""),
        storageClass: StorageClass,
      }),
    );
    yield suffix === "" ? objects : objects.filter(({ key }) => key.endsWith(suffix));
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  }
}
