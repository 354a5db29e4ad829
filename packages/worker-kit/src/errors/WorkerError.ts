/** Where in the worker an error was met and what to do about it, beside what happened. */
export interface WorkerErrorDetails {
  /** Stable short name for logs and metrics, for example `slow-down`. Never customer data. */
  readonly reason: string;
  readonly what: string;
  readonly fix: string;
  readonly cause?: unknown;
}

/** What the queue does with a message after an error: tries again, sets it aside, or stops the worker. */
export abstract class WorkerError extends Error {
  abstract readonly kind: "retryable" | "poison" | "fatal";
  readonly reason: string;

  constructor({ reason, what, fix, cause }: WorkerErrorDetails) {
    super(`${what}. ${fix}`, { cause });
    this.reason = reason;
  }
}
