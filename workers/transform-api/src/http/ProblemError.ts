/** What is wrong with one part of a request. */
export interface Fault {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly pointer: string;
  /** Stable and short, for example `program-not-allowed`. */
  readonly code: string;
  /** Holds no value of the request: one may be secret. */
  readonly detail: string;
}

/** A refusal that the caller is told, as a problem document (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(
    readonly status: number,
    /** Stable; ends the document's `type`. */
    readonly code: string,
    message: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
  }
}
