/** Storage class that an object is archived in. */
export const ArchiveClass = {
  /** Read at once; at least 90 days. */
  InstantRetrieval: "GLACIER_IR",
  /** Restored in minutes to hours; at least 90 days. */
  FlexibleRetrieval: "GLACIER",
  /** Restored in 12 to 48 hours; at least 180 days. */
  DeepArchive: "DEEP_ARCHIVE",
} as const;

export type ArchiveClass = (typeof ArchiveClass)[keyof typeof ArchiveClass];

/** S3 Intelligent-Tiering, for data of which nobody knows how often it is read (RET-03); plain. */
export interface IntelligentTieringArgs {
  /** Days without a read until an object has to be restored first, 90–730. Default: never. */
  readonly archiveAfterDays?: number;
  /** The same for the deepest tier, 180–730. Default: never. */
  readonly deepArchiveAfterDays?: number;
}

/** Days, all plain: they are checked at construction. */
export interface LifecycleArgs {
  /** Days until an object expires. Default: never; staging and uploads 7, which is also their longest. */
  readonly expireDays?: number;
  /** Days that a replaced or deleted version is kept. Default: 90; results 365; staging and uploads 1. */
  readonly noncurrentDays?: number;
  /** Days until an unfinished multipart upload is removed. Default: 7; staging and uploads 1. */
  readonly abortUploadDays?: number;
  /** Days until an object, and a version after it was replaced, is archived. Default: never; results 90. */
  readonly archiveAfterDays?: number;
  /** Default: instant retrieval. */
  readonly archiveClass?: ArchiveClass;
  /** Every object is tiered by S3 as it is read, in place of archiving by age. Default: not. */
  readonly intelligentTiering?: IntelligentTieringArgs;
}
