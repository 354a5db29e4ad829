/** A test of this repository. */
export interface NamedTest {
  /** From the root of the repository. */
  readonly file: string;
  /** As written in the file: of a table of cases, with its placeholders. */
  readonly title: string;
}

/** Something that `aws-samples/sample-s3-cross-region-compressor` does wrong or does not do, and what keeps ours from it. */
export interface OriginalFault {
  readonly fault: string;
  readonly ours: string;
  readonly tests: readonly NamedTest[];
}

/** Faults of one concern. */
export interface FaultGroup {
  readonly concern: string;
  readonly faults: readonly OriginalFault[];
}
