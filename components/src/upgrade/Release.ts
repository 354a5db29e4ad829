/** One resource of a release, as far as an upgrade could lose or replace it. */
export interface ReleasedResource {
  /** URN without the project's and the stack's part. */
  readonly urn: string;
  /** The parent's, in the same form; absent at the top. */
  readonly parent?: string;
  /** Absent for components. */
  readonly id?: string;
  /** The inputs whose change would replace it. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Outputs that are no inputs, from which other resources' inputs are made. */
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** What every component made in a release (`release.golden.json`), each with every argument in use. */
export interface Release {
  readonly version: string;
  readonly resources: readonly ReleasedResource[];
}
