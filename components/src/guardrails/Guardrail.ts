/** Operator → condition key → values. */
type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A statement of a service control policy: takes away, never gives. */
export interface GuardrailStatement {
  readonly Sid: string;
  readonly Effect: "Deny";
  readonly Action?: readonly string[];
  /** Everything but these. */
  readonly NotAction?: readonly string[];
  readonly Resource: "*";
  readonly Condition?: Conditions;
}

/** One service control policy of an organization. */
export interface Guardrail {
  /** Letters: the end of the policy's name. */
  readonly id: "account" | "data" | "regions";
  readonly description: string;
  readonly document: { readonly Version: "2012-10-17"; readonly Statement: readonly GuardrailStatement[] };
}
