import { randomUUID } from "node:crypto";
import { FatalError, mapConcurrently } from "@sallyport/worker-kit";
import { RunBusyError } from "../RunBusyError.js";
import { assertSameInput } from "./assertSameInput.js";
import type { Examination } from "./examineTables.js";
import type { RemovingPorts } from "./ReconcilePorts.js";
import type { KpiTable, RowKey } from "./StoredRow.js";

const CALLS_IN_FLIGHT = 8;

/** What became of the vanished rows of a table. */
export interface TableRemoval {
  readonly removed: readonly RowKey[];
  /** Rows that were written anew since they were read. */
  readonly kept: readonly RowKey[];
}

export type Removal = Readonly<Record<KpiTable, TableRemoval>>;

/**
 * Removes the rows that an examination found vanished, under the lease of a run: no run writes meanwhile. A row goes only if it
 * still is as it was read; those that are missing or differ are left to the next run.
 *
 * @throws RunBusyError where a run is at work
 * @throws RetryableError `input-changed` where the input is not the examined one any more
 * @throws FatalError `nothing-in-common` where every row of a table has vanished, as with the input of another shop
 */
export async function removeVanished(
  { input, remover, ledger }: RemovingPorts,
  examination: Examination,
  signal: AbortSignal,
): Promise<Removal> {
  refuseStrangers(examination);
  const runId = `reconcile-${randomUUID()}`;
  const lease = await ledger.acquire(runId, signal);
  if (lease === undefined) throw busy();
  const held = AbortSignal.any([signal, lease.signal]);
  try {
    await assertSameInput(input, examination.prefix, examination.inputs, held);
    const removeOf = async (table: KpiTable): Promise<TableRemoval> => {
      const removed: RowKey[] = [];
      const kept: RowKey[] = [];
      await mapConcurrently(examination.tables[table].vanished, CALLS_IN_FLIGHT, async (row) => {
        const gone = await remover.remove(table, row, runId, held);
        (gone ? removed : kept).push(row.key);
      });
      return { removed, kept };
    };
    return { category: await removeOf("category"), order: await removeOf("order") };
  } finally {
    await lease.release();
  }
}

function refuseStrangers({ tables }: Examination): void {
  const stranger = Object.entries(tables).find(([, { rows, vanished }]) => rows > 0 && vanished.length === rows);
  if (stranger === undefined) return;
  throw new FatalError({
    reason: "nothing-in-common",
    what: `Not one row of the ${stranger[0]} table comes of this input`,
    fix: "Nothing was removed. See whether it is the tables' input; if it is, let a run write its rows first",
  });
}

function busy(): RunBusyError {
  return new RunBusyError({
    reason: "run-busy",
    what: "A run holds the lease",
    fix: "Nothing was removed. Try again when it has ended",
  });
}
