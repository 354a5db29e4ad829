/** What became of a probe. */
export interface ProbeOutcome {
  readonly outcome: "refused" | "allowed" | "not-judged";
  /** How it was judged: by sending the call, or by an evaluation of the role's policies alone. Undefined where it was not. */
  readonly by?: "call" | "simulation" | undefined;
  /** Why it was not judged. */
  readonly why?: string | undefined;
}
