/** Where a credential stands in a file; never the credential. */
export interface PlantedSecret {
  /** Relative to the folder that was scanned. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What it looks like: "an AWS access key". */
  readonly kind: string;
}
