/** An object as a listing tells of it. */
export interface ListedObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly lastModified: Date;
  readonly etag: string;
  readonly storageClass: string;
  /** Only in listings of versions, and there only where the bucket is versioned. */
  readonly versionId?: string;
}
