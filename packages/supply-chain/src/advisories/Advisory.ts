/** A known vulnerability of a dependency. */
export interface Advisory {
  readonly severity: string;
  /** The dependency. */
  readonly name: string;
  readonly title: string;
  /** Versions in which it is mended, as a range; "<0.0.0" where there is none yet. */
  readonly mended: string;
}
