/** A resource as the state of a stack keeps it, or a preview plans it. */
export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  /** What the provider calls it; none for components and for what is only planned. */
  readonly id?: string;
  readonly custom?: boolean;
  readonly parent?: string;
  readonly protect?: boolean;
  /** URN and id of the provider's resource, joined by "::". */
  readonly provider?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}
