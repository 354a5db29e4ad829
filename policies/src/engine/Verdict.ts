/** What is wrong, precisely enough to tell two findings of one rule on one resource apart. */
export interface Finding {
  /** Names the cause within the rule, for example `Action::s3:*`. */
  readonly id: string;
  readonly message: string;
}

/**
 * The three answers of a rule. `undetermined` is a value of its own: a property that is not known yet must neither pass nor fail, and must
 * not turn a mandatory rule into an advisory note.
 */
export type Verdict =
  | { readonly kind: "compliant" }
  | { readonly kind: "violation"; readonly findings: readonly Finding[] }
  | { readonly kind: "undetermined"; readonly reason: string };

export const compliant: Verdict = { kind: "compliant" };

/** A violation with its findings; compliant when there are none. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  return findings.length === 0 ? compliant : { kind: "violation", findings };
}

/** A violation for one cause. */
export function violation(id: string, message: string): Verdict {
  return { kind: "violation", findings: [{ id, message }] };
}
