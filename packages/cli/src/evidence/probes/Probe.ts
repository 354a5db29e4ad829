/** A call near to what a role may do, which it must be refused. */
export interface Probe {
  /** What is other than in the role's own statements, such as `other-prefix`. */
  readonly kind: string;
  readonly action: string;
  readonly resource: string;
  /** Why an evaluation of the role's policies cannot judge it; undefined where it can. */
  readonly unjudged?: string | undefined;
  /** Why no call of a program that holds the role's keys is this one; undefined where one is. */
  readonly unsendable?: string | undefined;
}
