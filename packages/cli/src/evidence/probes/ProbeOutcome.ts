/** What became of a probe. */
export interface ProbeOutcome {
  readonly outcome: "refused" | "allowed" | "not-judged";
  /** Why it was not judged. */
  readonly why?: string | undefined;
}
