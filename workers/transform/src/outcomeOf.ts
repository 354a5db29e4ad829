import { RefusedError } from "@sallyport/transform-rules";
import { classifyError } from "@sallyport/worker-kit";
import { exitCodes } from "./exitCodes.js";
import type { Outcome } from "./Outcome.js";
import type { JobPorts } from "./ports.js";
import { tellFault } from "./tellFault.js";

const unknown = new Set(["Error", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "unknown"]);

/** What became of a job, also where it threw: errors become an exit code, and a message without anything from outside. */
export async function outcomeOf(
  { observer }: Pick<JobPorts, "observer">,
  signal: AbortSignal,
  perform: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await perform();
  } catch (error) {
    if (signal.aborted) return stopped;
    if (error instanceof RefusedError)
      return { status: "refused", exitCode: exitCodes.refused, error: { code: error.code, message: error.message } };
    tellFault(observer, "job.fault", error);
    const { kind, reason } = classifyError(error);
    if (error instanceof Error && error.name === "TimeoutError")
      return fault(exitCodes.temporary, "source-timeout", "The source could not be fetched within its time.");
    if (kind === "gone")
      return {
        status: "refused",
        exitCode: exitCodes.refused,
        error: { code: "source-missing", message: "There is no such source." },
      };
    if (kind === "denied")
      return fault(exitCodes.unexpected, "access-denied", "The job's role may not read this source.");
    const message = `The job could not be carried out (${reason}); this worker's log has more.`;
    // What is not known is retried elsewhere; here a retry is a container, and a fault of this code stays one.
    const temporary = kind === "retryable" && !unknown.has(reason);
    return fault(temporary ? exitCodes.temporary : exitCodes.unexpected, reason, message);
  }
}

const stopped: Outcome = {
  status: "stopped",
  exitCode: exitCodes.stopped,
  error: { code: "stopped", message: "The job was asked to end." },
};

function fault(exitCode: number, code: string, message: string): Outcome {
  return { status: "fault", exitCode, error: { code, message } };
}
