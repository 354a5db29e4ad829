/** A rule that AWS manages, by which AWS Config judges the resources of an account. */
export interface ConfigRule {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** Identifier of the managed rule. */
  readonly identifier: string;
  /** Controls of the catalogue that it watches. */
  readonly controls: readonly string[];
  /** Parameters, as AWS Config takes them. Default: AWS's own. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Judges what an account has once, or IAM, whose resources one region records: made there alone. */
  readonly global?: true;
}
