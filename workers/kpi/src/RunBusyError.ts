import { WorkerError } from "@sallyport/worker-kit";

/** Another run holds the lease. */
export class RunBusyError extends WorkerError {
  override readonly name = "RunBusyError";
  override readonly kind = "retryable";
}
