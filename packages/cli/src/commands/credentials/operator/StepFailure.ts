/** A step that failed on what was found; the message holds no secret. */
export class StepFailure extends Error {
  override readonly name = "StepFailure";

  constructor(
    message: string,
    readonly fix: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
