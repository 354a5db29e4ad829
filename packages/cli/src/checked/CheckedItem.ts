/** What became of one thing that was looked at. `not-judged`: what is here cannot say, which is neither a pass nor a failure. */
export type Outcome = "passed" | "failed" | "not-judged";

/** One thing that a command looked at, as `--json` lists it. No field ever holds a secret. */
export interface CheckedItem {
  /** Lower case with dashes; scripts rely on it. */
  readonly name: string;
  readonly outcome: Outcome;
  readonly message: string;
  /** What mends it; only where it failed. */
  readonly fix?: string | undefined;
}
