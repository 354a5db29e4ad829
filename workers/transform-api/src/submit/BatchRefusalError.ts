/** Batch surely did not take a job. `retryable` where it may the next time. */
export class BatchRefusalError extends Error {
  override readonly name = "BatchRefusalError";

  constructor(
    message: string,
    readonly retryable: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
