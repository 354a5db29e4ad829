/** A file of tests that run the built command. */
export interface TestSource {
  /** From the repository's root. */
  readonly file: string;
  /** First words of the lists that it hands over: `["queue", …]`. */
  readonly first: ReadonlySet<string>;
  /** Every word of every text in it. */
  readonly words: ReadonlySet<string>;
}
