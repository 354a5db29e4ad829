/** Something that the scripts which the credential manager replaces do, and code must not. */
export interface InsecurePattern {
  /** Lower case with dashes; scripts rely on it. */
  readonly kind: string;
  /** Found in one line of code. */
  readonly expression: RegExp;
  readonly message: string;
  /** What takes its place. */
  readonly replacement: string;
}
