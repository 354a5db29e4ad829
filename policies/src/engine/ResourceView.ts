/** A resource as rules see it: inputs in a resource rule, outputs (with inputs) in a relation rule. Reading an unknown value throws. */
export interface ResourceView {
  readonly type: string;
  readonly urn: string;
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** URN of the parent; undefined for the stack itself. */
  readonly parent?: string;
  /** URNs of the resources that each property's value came from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}
