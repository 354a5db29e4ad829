/** Where a rule's archives are kept in one region, and how they are asked for. */
export interface BackupOutputs {
  readonly region: string;
  readonly bucket: string;
  /** Prefix of the rule's archives. */
  readonly archivesPrefix: string;
  /** Prefix of the rule's part of the catalog; below it are folders `day=YYYY-MM-DD/`. */
  readonly catalogPrefix: string;
  /** Glue database and table of the bucket's catalog, whose rows of the rule have the partition `rule`. */
  readonly database: string;
  readonly table: string;
  /** Athena workgroup in which the table is asked. */
  readonly workgroup: string;
}

/** One rule as another program finds it in the stack's outputs. */
export interface RuleOutputs {
  readonly name: string;
  readonly sourceRegion: string;
  readonly sourceBucket: string;
  /** Empty, or ends with a delimiter. */
  readonly sourcePrefix: string;
  /** Empty, or what the keys of its objects end with. */
  readonly sourceSuffix: string;
  /** Whether what is deleted at the source is deleted at the destinations. */
  readonly mirrorDeletes: boolean;
  readonly destinations: readonly { readonly region: string; readonly bucket: string }[];
  readonly backups: readonly BackupOutputs[];
  /** Outbound staging bucket in the source region; the rule's archives lie below `<name>/`. */
  readonly stagingBucket: string;
  /** The source's, then that of each region of a destination, which all rules that arrive there share; so are the next two lists. */
  readonly queueUrls: readonly { readonly region: string; readonly url: string }[];
  readonly deadLetterQueueUrls: readonly { readonly region: string; readonly url: string }[];
  /** Of the workers. */
  readonly logGroups: readonly { readonly region: string; readonly name: string }[];
  /** Where its archives arrive, and what has been applied there: each region of a destination. */
  readonly arrivals: readonly {
    readonly region: string;
    readonly inboundBucket: string;
    readonly ledgerTable: string;
  }[];
  /** ARN of the state machine that sends what is there already; absent where the rule has none. */
  readonly backfillArn?: string;
  /** Names of the task roles that the rule's objects pass through. */
  readonly taskRoles: readonly string[];
}

/** The stack's outputs. */
export interface CompressorOutputs {
  readonly rules: readonly RuleOutputs[];
}
