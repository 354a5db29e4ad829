/** One registration as the engine would have got it. */
export interface RecordedResource {
  readonly urn: string;
  /** Type token, for example "aws:s3/bucket:Bucket". */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** Inputs; unknown ones are absent or `undefined`. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** URN of the parent; "" at the top. */
  readonly parent: string;
  readonly custom: boolean;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** Reference of the provider that it was given, `<URN>::<id>`; "" for the default one. */
  readonly provider: string;
  /** Input property → URNs of the resources that its value came from: what policies join by. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Everything that a program registered, in order. */
export interface Recording {
  readonly resources: readonly RecordedResource[];
  /** Outputs that components registered, by URN. */
  readonly outputs: ReadonlyMap<string, readonly string[]>;
  /** What was looked up, with the reference of the provider that was asked; "" for the default one. */
  readonly lookUps: readonly { readonly token: string; readonly provider: string }[];
}
