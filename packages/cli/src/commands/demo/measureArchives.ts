import { ListObjectVersionsCommand, type S3Client } from "@aws-sdk/client-s3";

export interface ArchiveMeasure {
  readonly archives: number;
  /** Bytes. */
  readonly archiveBytes: number;
}

/**
 * Counts the archives written to a staging bucket since a moment. Archives are removed once every target has confirmed them; the bucket is
 * versioned, so that what has been there is still listed.
 */
export async function measureArchives(
  s3: S3Client,
  bucket: string,
  prefix: string,
  since: Date,
): Promise<ArchiveMeasure> {
  let archives = 0;
  let archiveBytes = 0;
  let marker: { key: string | undefined; version: string | undefined } | undefined;
  do {
    const page = await s3.send(
      new ListObjectVersionsCommand({
        Bucket: bucket,
        Prefix: prefix,
        KeyMarker: marker?.key,
        VersionIdMarker: marker?.version,
      }),
    );
    for (const { Key, Size = 0, LastModified } of page.Versions ?? []) {
      if (!Key?.endsWith(".tar.zst") || !LastModified || LastModified < since) continue;
      archives += 1;
      archiveBytes += Size;
    }
    marker = page.IsTruncated ? { key: page.NextKeyMarker, version: page.NextVersionIdMarker } : undefined;
  } while (marker);
  return { archives, archiveBytes };
}
