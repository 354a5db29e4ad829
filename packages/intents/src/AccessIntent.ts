import type { Access } from "./Access.js";

/**
 * Access that a workload is meant to have, as plain data. Exactly one of `bucket`, `queue`, `table`, `eventBus`,
 * `topic`, `logGroup`, `repository` and `secret` is given, or `key` alone for direct use of a key.
 */
export interface AccessIntent {
  /** The verbs wanted, each a statement of its own. At least one. */
  readonly actions: readonly Access[];
  /** Bucket name or ARN. */
  readonly bucket?: string;
  /**
   * Keys that the intent reaches: everything below `prefix`, which ends at a delimiter ("in/", never "in": the latter
   * would reach "inbox/" too). Buckets only. Default: the whole bucket.
   */
  readonly prefix?: string;
  /** Queue name or ARN. */
  readonly queue?: string;
  /** Table name or ARN. */
  readonly table?: string;
  /** Event bus name ("default") or ARN. */
  readonly eventBus?: string;
  /** Topic name or ARN. */
  readonly topic?: string;
  /** Log group name or ARN. */
  readonly logGroup?: string;
  /** Image repository name or ARN. */
  readonly repository?: string;
  /** Full secret ARN: its random suffix cannot be derived. */
  readonly secret?: string;
  /**
   * ARN of the KMS key that protects the resource: adds the KMS statements which the verbs need, usable only through
   * the resource's service (kms:ViaService). Alone: direct use of that key by Encrypt or Decrypt.
   */
  readonly key?: string;
  /** Word for the statement ids, PascalCase: "Staging" gives `ReadStagingObjects`. Default: made from the name. */
  readonly label?: string;
  /** Region of the resource. Default: the context's. A key of another region is refused (ENC-08). */
  readonly region?: string;
}
