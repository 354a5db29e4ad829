import { WorkerError } from "@sallyport/worker-kit";

/** The input cannot be used as it is: a file or too many of its rows are at fault. Running again on the same input fails again. */
export class InputError extends WorkerError {
  override readonly name = "InputError";
  override readonly kind = "poison";
}
