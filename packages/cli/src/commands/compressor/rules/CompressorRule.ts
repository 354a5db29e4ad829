interface Placed {
  readonly region: string;
}

/** What the commands need of a rule in the compressor stack's outputs. */
export interface CompressorRule {
  readonly name: string;
  readonly sourceRegion: string;
  readonly sourceBucket: string;
  /** Empty, or ends with a delimiter. */
  readonly sourcePrefix: string;
  /** Empty, or what the keys of the rule's objects end with. */
  readonly sourceSuffix: string;
  readonly destinations: readonly (Placed & { readonly bucket: string })[];
  /** Outbound staging bucket; the rule's archives lie below `<name>/`. */
  readonly stagingBucket: string;
  /** The source's, then that of each region of a destination. */
  readonly queueUrls: readonly (Placed & { readonly url: string })[];
  readonly deadLetterQueueUrls: readonly (Placed & { readonly url: string })[];
  /** Each region of a destination. */
  readonly arrivals: readonly (Placed & { readonly inboundBucket: string; readonly ledgerTable: string })[];
  /** Whether what is deleted at the source is deleted at the targets. */
  readonly mirrorDeletes?: boolean;
}
