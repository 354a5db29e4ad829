/** A ratio of plain to sent bytes, with its bounds of 95 % confidence. */
export interface RatioEstimate {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** What a level would come to. Dollars are US dollars, for the bytes that were counted, once. */
export interface LevelEstimate extends RatioEstimate {
  readonly level: number;
  readonly sentBytes: number;
  /** Of the compressed bytes, to all regions. */
  readonly transferDollars: number;
  readonly savedDollars: number;
  /** Tasks: compression, and moving the objects. */
  readonly computeDollars: number;
  /** `savedDollars − computeDollars − requestDollars`. */
  readonly netDollars: number;
}

/** Content that compresses alike. */
export interface ClassEstimate extends RatioEstimate {
  readonly contentClass: string;
  readonly objects: number;
  readonly bytes: number;
  readonly sampled: number;
  /** The level that pays most for this class alone. */
  readonly level: number;
  readonly savedDollars: number;
  readonly netDollars: number;
}

/** What compression would be worth for a bucket. As `--json` prints it. */
export interface Estimate {
  readonly bucket: string;
  readonly prefix: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly objects: number;
  readonly bytes: number;
  /** In a storage class from which they have to be restored; not counted in the others. */
  readonly archivedObjects: number;
  readonly sampledObjects: number;
  readonly sampledBytes: number;
  readonly seed: number;
  /** Transfer without compression: S3 replication as it is. */
  readonly plainTransferDollars: number;
  /** What the compressor asks of S3, SQS and DynamoDB beyond plain replication; at every level the same. */
  readonly requestDollars: number;
  readonly levels: readonly LevelEstimate[];
  /** At the level that pays most. */
  readonly recommended: LevelEstimate;
  /** Whether that pays at all. */
  readonly pays: boolean;
  readonly classes: readonly ClassEstimate[];
  readonly breakEven: {
    /** US dollars per GB, to all regions together, below which it does not pay. Null where nothing is saved. */
    readonly transferDollarsPerGb: number | null;
    /** Ratio below which it does not pay. Null where none does. */
    readonly ratio: number | null;
    /** Bytes of an object below which its requests and its handling cost more than its transfer, at this ratio. Null where all pay, or none. */
    readonly objectBytes: number | null;
    /** Bytes a month below which the stack's fixed cost is not earned. Null where it never is. */
    readonly bytesPerMonth: number | null;
    readonly fixedDollarsPerMonth: number;
  };
}
