import { InputError, RunBusyError } from "@sallyport/worker-kpi";
import { archiveFailure } from "../../archives/archiveFailure.js";
import { CommandError } from "../../output/CommandError.js";
import { printable } from "../../output/printable.js";

/** The error that a person sees for a run that failed. Unknown errors pass through. */
export function runFailure(error: unknown, input: string): unknown {
  if (error instanceof InputError || error instanceof RunBusyError) {
    // The worker's message is what and fix in one.
    const [what = error.message, ...fix] = error.message.split(/(?<=\.)\s+(?=[A-Z])/);
    return new CommandError(printable(what), printable(fix.join(" ") || "mend the input"), 1, { cause: error });
  }
  return archiveFailure(error, input);
}
