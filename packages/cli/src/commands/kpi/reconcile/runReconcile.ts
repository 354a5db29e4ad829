import { awsReconcile, examineTables, type Removal, removeVanished } from "@sallyport/worker-kpi/reconcile";
import { CommandError } from "../../../output/CommandError.js";
import { openInput } from "../input/openInput.js";
import { withScratch } from "../withScratch.js";
import { type ReconcileDocument, reconcileDocument } from "./ReconcileDocument.js";
import type { ReconcilePlaces } from "./ReconcilePlaces.js";
import { reconcileFailure } from "./reconcileFailure.js";

export interface ReconcileOptions {
  readonly places: ReconcilePlaces;
  /** Share of rejected rows above which nothing is compared. */
  readonly rejectThreshold: number;
  /** Memory of the database, MiB; undefined for the worker's default. */
  readonly memory?: number;
  /** Asked, with the findings, before vanished rows are removed; undefined where they are only listed. */
  readonly mayRemove?: (found: ReconcileDocument) => Promise<boolean>;
  readonly say: (line: string) => void;
}

/**
 * Compares the two tables with the whole input, and removes vanished rows where that is wanted.
 *
 * @throws CommandError for all that keeps it from doing so
 */
export async function runReconcile(options: ReconcileOptions): Promise<ReconcileDocument> {
  const { places, rejectThreshold, memory, mayRemove, say } = options;
  const { region, category, order, runs } = places;
  try {
    return await withScratch(async (scratch, signal) => {
      const { store: input, prefix } = await openInput(places.input, region);
      const write = (line: string): void => say(line.trimEnd());
      const { reader, removing } = awsReconcile({ region, names: { category, order }, runsTable: runs, write });
      if (mayRemove && !removing)
        throw new CommandError(
          "--delete needs the table of the lease",
          "name it too: --tables CATEGORY,ORDER,RUNS",
          64,
        );
      const limits = { rejectThreshold, ...(memory !== undefined && { memoryMiB: memory }) };
      const examination = await examineTables({ input, reader }, { prefix, scratch, ...limits }, signal);
      const found = reconcileDocument(places, examination);
      const vanished = found.category.vanished.length + found.order.vanished.length;
      let removal: Removal | undefined;
      if (removing && vanished > 0 && (await mayRemove?.(found)))
        removal = await removeVanished({ input, ...removing }, examination, signal);
      return reconcileDocument(places, examination, removal);
    });
  } catch (error) {
    throw reconcileFailure(error, places.input);
  }
}
