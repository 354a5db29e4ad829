import { WorkerError } from "./WorkerError.js";

/** The worker itself cannot work (settings, permissions on its queue): it stops, with a non-zero exit code. */
export class FatalError extends WorkerError {
  override readonly name = "FatalError";
  override readonly kind = "fatal";
}
