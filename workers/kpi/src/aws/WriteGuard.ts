/** Tells whether a run may still write. */
export interface WriteGuard {
  /** Throws where the run does not hold the lease, or not for long enough for one more call. */
  assertHeld(runId: string): void;
}
