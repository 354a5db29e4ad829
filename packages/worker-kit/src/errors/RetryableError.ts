import { WorkerError } from "./WorkerError.js";

/** May succeed later without a change of the input: the message goes back to the queue and is tried again. */
export class RetryableError extends WorkerError {
  override readonly name = "RetryableError";
  override readonly kind = "retryable";
}
