import type { KpiOptions } from "./KpiOptions.js";
import type { KpiPorts, RunRecord } from "./ports.js";

/**
 * One run: takes the lease, validates, computes and writes, and tells how it ended: the record goes to the ledger and to the event sink, on
 * success and on failure. Resolves with the record of a run that succeeded; rejects with what made it fail otherwise: an InputError
 * where the input is at fault, a RunBusyError where another run holds the lease (which is neither recorded nor told).
 */
export async function runKpi(_ports: KpiPorts, _options: KpiOptions, _signal: AbortSignal): Promise<RunRecord> {
  throw new Error("being written");
}
