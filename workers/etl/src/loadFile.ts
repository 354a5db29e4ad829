import type { LoadOptions } from "./LoadOptions.js";
import type { LoadResult } from "./LoadResult.js";
import type { EtlPorts } from "./ports.js";

/**
 * Loads one file into its table, whole or not at all: rows, changes of the table and the ledger's line are one transaction.
 *
 * @throws LoadError where nothing was loaded, with a code, what happened and what to do
 */
export async function loadFile(_ports: EtlPorts, _options: LoadOptions, _signal: AbortSignal): Promise<LoadResult> {
  throw new Error("not yet");
}
