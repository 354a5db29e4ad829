/** A run of a deployed pipeline that a test does under its own title. It can be done again and again, one at a time. */
export interface NamedRun<Pipeline> {
  /** What the run shows, as the test says it. */
  readonly title: string;
  /** Gives the pipeline work and checks what comes of it: rejects where that is not as it should be. */
  run(pipeline: Pipeline, attempt: Attempt): Promise<void>;
}

export interface Attempt {
  /** Another text at each attempt, of digits and small letters: for names, and for contents that have to be new. */
  readonly id: string;
  /** Aborted where nobody waits for the end any more. */
  readonly signal: AbortSignal;
}
