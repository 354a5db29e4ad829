import { RefusedError } from "@sallyport/transform-rules";
import { classifyError } from "@sallyport/worker-kit";
import { exitCodes } from "./exitCodes.js";
import type { Outcome } from "./Outcome.js";

/** What became of a job, also where it threw: errors become an exit code, and a message without anything from outside. */
export async function outcomeOf(signal: AbortSignal, perform: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await perform();
  } catch (error) {
    if (signal.aborted) return stopped;
    if (error instanceof RefusedError)
      return { status: "refused", exitCode: exitCodes.refused, error: { code: error.code, message: error.message } };
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
    return fault(
      kind === "retryable" && reason !== "Error" && reason !== "TypeError" ? exitCodes.temporary : exitCodes.unexpected,
      reason,
      message,
    );
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
