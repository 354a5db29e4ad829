/** git ended with a failure. What it said is kept apart from the message: it holds text of the server. */
export class GitFailure extends Error {
  override readonly name = "GitFailure";

  constructor(readonly said: string) {
    super("git failed");
  }
}
