import { LoadError } from "@sallyport/worker-etl";
import { WorkerError } from "@sallyport/worker-kit";
import { CommandError } from "../../output/CommandError.js";
import { printable } from "../../output/printable.js";
import { printJson } from "../../output/printJson.js";
import { EtlFailure } from "./EtlFailure.js";

interface Reporting {
  readonly json?: boolean;
}

/**
 * Runs a command's work. Its failure is one clear error with an exit code; with `--json` it is also the document on standard output:
 * `{error: {code, message, fix}}`.
 *
 * @param address what the command was about, for errors that name no place
 */
export async function reporting(
  { json = false }: Reporting,
  address: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = await failureOf(error, address);
    if (json && failure instanceof CommandError) {
      const code = failure instanceof EtlFailure ? failure.code : failure.exitCode === 64 ? "usage" : "failed";
      printJson({ error: { code, message: failure.message, fix: failure.fix } });
    }
    throw failure;
  }
}

/** Unknown errors pass through. */
async function failureOf(error: unknown, address: string): Promise<unknown> {
  if (!(error instanceof WorkerError)) {
    // Only here: it loads the compressor's library, which a load that goes well has no use for.
    const { archiveFailure } = await import("../../archives/archiveFailure.js");
    return archiveFailure(error, address);
  }
  const { what, fix } = partsOf(error);
  const kept =
    error instanceof LoadError && error.quarantine !== undefined ? ` (rejected rows: ${error.quarantine})` : "";
  return new EtlFailure(error.reason, printable(what), printable(`${fix}${kept}`), 1, { cause: error });
}

/** A worker's message is what and fix in one. */
function partsOf(error: WorkerError): { readonly what: string; readonly fix: string } {
  if (error instanceof LoadError && error.message.endsWith(`. ${error.fix}`))
    return { what: error.message.slice(0, -error.fix.length - 2), fix: error.fix };
  const [what = error.message, ...fix] = error.message.split(/(?<=\.)\s+(?=[A-Z])/);
  return { what, fix: fix.join(" ") };
}
