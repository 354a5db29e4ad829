import { WorkerError } from "./WorkerError.js";

/** No retry can succeed: the message goes to the dead-letter queue by the queue's redrive policy. */
export class PoisonError extends WorkerError {
  override readonly name = "PoisonError";
  override readonly kind = "poison";
}
