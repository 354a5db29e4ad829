/** A resource as rules see it. Reading an unknown value throws. */
export interface ResourceView {
  readonly type: string;
  readonly urn: string;
  readonly name: string;
  /** Inputs in a resource rule; in a relation rule outputs, which for AWS resources include the inputs. */
  readonly props: Readonly<Record<string, unknown>>;
  /** What the program gave: of a component, its arguments, which its outputs do not include. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** URN of the parent; undefined for the stack itself. */
  readonly parent?: string;
  /** URNs of the resources that each property's value came from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Whether Pulumi refuses to delete it. Default: it does not. */
  readonly protect?: boolean;
  /** Configuration of its provider, where it is known; nested values may be JSON text, as Pulumi keeps them. */
  readonly provider?: Readonly<Record<string, unknown>>;
}
