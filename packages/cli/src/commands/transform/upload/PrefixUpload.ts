import type { ExclusionCounts } from "@sallyport/worker-transform";

/** What an upload of a folder to a prefix did. */
export interface PrefixUpload {
  /** The source of a job to come. */
  readonly s3Path: string;
  readonly files: number;
  /** Files that were put; the others were there already, with the same content. */
  readonly uploaded: number;
  readonly unchanged: number;
  /** Of what was put. */
  readonly bytes: number;
  /** Objects below the prefix that the folder does not have: a job reads them too. */
  readonly others: number;
  readonly excluded: ExclusionCounts;
  readonly seconds: number;
}
