/** A statement that a pipeline's role held, and the named test that failed in a real run while it did not. */
export interface ConfirmedRemoval {
  readonly stack: string;
  readonly role: string;
  readonly policy: string;
  /** The Sid. */
  readonly statement: string;
  readonly test: NamedTest;
  /** Action of the call that the role was refused, which ended that test's run. */
  readonly refused: string;
}

interface NamedTest {
  /** From the repository's root. */
  readonly file: string;
  readonly title: string;
}
