/** An intent that cannot be granted. The message says which argument, what it was, and how to fix it. */
export class IntentError extends Error {
  override readonly name = "IntentError";

  constructor(
    /** The field at fault, for example "prefix". */
    readonly argument: string,
    /** Its value as given. */
    readonly value: string,
    /** What to write instead, and why. */
    readonly fix: string,
  ) {
    super(`access intent: ${argument} ${JSON.stringify(value)} is refused: ${fix}`);
  }
}
