import { join } from "node:path";
import type { KpiOptions } from "../KpiOptions.js";
import { localPorts } from "../local/localPorts.js";
import { MemoryTables } from "../local/MemoryTables.js";
import type { Quality } from "../ports.js";
import { runKpi } from "../runKpi.js";
import { assertSameInput, type SeenInput } from "./assertSameInput.js";
import { compareRows, type TableFindings } from "./compareRows.js";
import type { FindingPorts } from "./ReconcilePorts.js";
import type { KpiTable } from "./StoredRow.js";

/** What the tables are against the whole input. */
export interface Examination {
  readonly prefix: string;
  readonly inputs: SeenInput;
  readonly quality: Quality;
  readonly tables: Readonly<Record<KpiTable, TableFindings>>;
}

/** As for a run; there is no state. */
export type ExamineOptions = Omit<KpiOptions, "incremental" | "runId">;

/**
 * Computes the KPIs of the whole input by the pipeline's own code, and compares both tables with them. Writes nothing and
 * takes no lease: while a run is at work, its rows may be found missing or different.
 *
 * @throws InputError where a run on this input would fail
 * @throws RetryableError `input-changed` where files came, changed or went meanwhile
 */
export async function examineTables(
  { input, reader }: FindingPorts,
  options: ExamineOptions,
  signal: AbortSignal,
): Promise<Examination> {
  const { prefix = "Data/", scratch } = options;
  const computed = new MemoryTables();
  const local = localPorts({ input: scratch, artifacts: join(scratch, "reconcile"), tables: computed });
  const { inputs, quality } = await runKpi({ ...local, input }, { ...options, incremental: false }, signal);
  if (quality === undefined) throw new Error("A run that succeeded has counted no rows");
  const tables = {
    category: await compareRows(computed.categories, reader.rows("category", signal)),
    order: await compareRows(computed.orders, reader.rows("order", signal)),
  };
  await assertSameInput(input, prefix, inputs, signal);
  return { prefix, inputs, quality, tables };
}
