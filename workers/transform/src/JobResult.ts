/** How an attempt ended. `exitCode` is what the container exits with. */
export interface JobResult {
  readonly jobName: string;
  readonly attemptId: string;
  /** The program's own; 64 refused input, 70 unexpected fault, 75 fault that a retry may mend, 124 timeout, 143 SIGTERM. */
  readonly exitCode: number;
  readonly status: "succeeded" | "failed" | "refused" | "timed-out" | "stopped" | "fault";
  /** Of a zip, the archive's SHA-256; of a prefix or folder, that of the sorted list of paths and digests. */
  readonly inputSha256?: string;
  /** Of a git source. */
  readonly inputCommit?: string;
  /** Results uploaded below `code/` and `logs/`, the manifest not counted. */
  readonly files: number;
  readonly output: string;
  readonly seconds: number;
  /** Why it did not succeed, where that was not the program's own exit code. */
  readonly error?: { readonly code: string; readonly message: string };
}
