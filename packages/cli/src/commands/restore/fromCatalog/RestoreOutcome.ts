/** An object that could not be restored. */
export interface FailedObject {
  /** Its source bucket. */
  readonly bucket: string;
  readonly key: string;
  /** `s3://…` of the archive that it was looked for in, the last one where there are copies; absent where there is none. */
  readonly archive?: string | undefined;
  readonly message: string;
  readonly fix: string;
}

/** What a restore came to. */
export interface RestoreOutcome {
  readonly restored: number;
  /** Of the restored objects. */
  readonly bytes: number;
  /** Bytes of archives that were read. */
  readonly bytesRead: number;
  /** GET requests on archives. */
  readonly reads: number;
  readonly failed: readonly FailedObject[];
}
