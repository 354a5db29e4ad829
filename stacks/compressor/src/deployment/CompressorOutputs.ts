/** One rule as another program finds it in the stack's outputs. */
export interface RuleOutputs {
  readonly name: string;
  readonly sourceRegion: string;
  readonly sourceBucket: string;
  /** Empty, or ends with a delimiter. */
  readonly sourcePrefix: string;
  readonly destinations: readonly { readonly region: string; readonly bucket: string }[];
  /** Outbound staging bucket in the source region; the rule's archives lie below `<name>/`. */
  readonly stagingBucket: string;
  readonly deadLetterQueueUrls: readonly { readonly region: string; readonly url: string }[];
  /** Names of the task roles that the rule's objects pass through. */
  readonly taskRoles: readonly string[];
}

/** The stack's outputs. */
export interface CompressorOutputs {
  readonly rules: readonly RuleOutputs[];
}
