/** An input that no retry makes acceptable: nothing was executed, and the exit code is 64. The message holds no value that may be secret. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(
    /** Stable and short, for example `program-not-allowed`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
