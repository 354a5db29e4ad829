import type { CheckedItem } from "../../checked/CheckedItem.js";

/** What a bucket is set to, as `--json` prints it. */
export interface BucketState {
  readonly bucket: string;
  readonly region: string;
  /** `aws:kms`, `aws:kms:dsse`, `AES256`; null without a default. */
  readonly encryption: string | null;
  /** ARN or id of the key; null for keys of S3. */
  readonly key: string | null;
  readonly publicAccessBlock: Readonly<
    Record<"BlockPublicAcls" | "IgnorePublicAcls" | "BlockPublicPolicy" | "RestrictPublicBuckets", boolean>
  >;
  /** `Enabled`, `Suspended`, or `Off` where it was never on. */
  readonly versioning: string;
  readonly publicPolicy: boolean;
  readonly refusesPlainHttp: boolean;
}

/** The state, and what of it is right. */
export interface VerifiedBucket extends BucketState {
  readonly checks: readonly CheckedItem[];
}
