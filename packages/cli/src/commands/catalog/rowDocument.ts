import type { CatalogRow } from "@sallyport/worker-compressor/catalog";

/** A row of the catalog, as `--json` prints it: absent values are left out. */
export interface RowDocument
  extends Omit<CatalogRow, "sourceBucket" | "eventTime" | "archiveBucket" | "archiveKey" | "archive"> {
  /** The source bucket. */
  readonly bucket: string;
  /** ISO 8601: when the version was made, or deleted. */
  readonly time: string;
  /** `s3://…` */
  readonly archive: string;
}

export function rowDocument(row: CatalogRow): RowDocument {
  const { sourceBucket, eventTime, archiveBucket, archiveKey, archive: _id, ...rest } = row;
  return {
    ...rest,
    bucket: sourceBucket,
    time: eventTime.toISOString(),
    archive: `s3://${archiveBucket}/${archiveKey}`,
  };
}
