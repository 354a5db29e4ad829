/** Exit codes that scripts rely on: a finding or failed work, a part that could not run, wrong usage. */
export type FailureCode = 1 | 2 | 64;

/** An error meant for the person at the terminal: what went wrong and how to fix it, without a stack trace. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly fix: string,
    readonly exitCode: FailureCode,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "CommandError";
  }
}
