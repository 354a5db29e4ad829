import { InputError, RunBusyError, WorkerError } from "@sallyport/worker-kpi";
import { archiveFailure } from "../../archives/archiveFailure.js";
import { CommandError } from "../../output/CommandError.js";
import { printable } from "../../output/printable.js";

interface RunPlaces {
  readonly input: string;
  readonly out?: string;
}

/** The error that a person sees for a run that failed. Unknown errors pass through. */
export function runFailure(error: unknown, { input, out }: RunPlaces): unknown {
  if (error instanceof WorkerError) {
    // The worker's message is what and fix in one.
    const [what = error.message, ...fix] = error.message.split(/(?<=\.)\s+(?=[A-Z])/);
    const advice = fix.join(" ") || "mend the input";
    const kept = out === undefined && advice.includes("quarantine/") ? `${advice} (--out DIR keeps it)` : advice;
    const atFault = error instanceof InputError || error instanceof RunBusyError;
    return new CommandError(printable(what), printable(kept), atFault ? 1 : 2, { cause: error });
  }
  if (error instanceof Error && error.message.startsWith("Out of Memory Error")) {
    const [what = ""] = error.message.split("\n");
    return new CommandError(what, "give the database more memory with --memory MIB", 2, { cause: error });
  }
  return archiveFailure(error, input);
}
