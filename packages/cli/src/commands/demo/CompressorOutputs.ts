/** What the demo needs of the compressor stack's outputs. */
export interface CompressorRule {
  readonly name: string;
  readonly sourceRegion: string;
  readonly sourceBucket: string;
  /** Empty, or ends with a delimiter. */
  readonly sourcePrefix: string;
  readonly destinations: readonly { readonly region: string; readonly bucket: string }[];
  readonly stagingBucket: string;
  readonly deadLetterQueueUrls: readonly { readonly region: string; readonly url: string }[];
  readonly taskRoles: readonly string[];
}

/** @throws Error when the stack has no rule, which its configuration check should have refused */
export function firstRule(outputs: Readonly<Record<string, unknown>>): CompressorRule {
  const rules = outputs.rules as readonly CompressorRule[] | undefined;
  const rule = rules?.[0];
  if (!rule) throw new Error("the compressor stack has no rule in its outputs");
  return rule;
}
