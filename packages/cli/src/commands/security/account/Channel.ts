/** A queue or a topic, as checks look at it. */
export interface Channel {
  readonly arn: string;
  /** Of KMS, where it is encrypted by one. */
  readonly keyId: string | undefined;
  readonly policy: string | undefined;
}
