/**
 * The written reason for a setting below the component's default. It is the only way to weaken one: there is no boolean
 * beside it. All fields are plain strings, so that policies and reports can read them at preview.
 */
export interface Waiver {
  /** The control that is not met, for example "STO-05". */
  readonly control: string;
  /** Why this is acceptable here, in a sentence. At least 10 characters. */
  readonly reason: string;
  /** Who answers for it: a team or a person. */
  readonly owner: string;
  /** Last day on which it holds, ISO 8601 ("2027-03-31"). An expired waiver constructs; the policy reports it. */
  readonly expires: string;
}
