import type { S3Client } from "@aws-sdk/client-s3";

/** Where a catalog of backups is read. */
export interface CatalogPlace {
  readonly client: S3Client;
  /** The backup bucket. */
  readonly bucket: string;
  /** Only of this rule; default all that the bucket has. */
  readonly rule?: string | undefined;
}
