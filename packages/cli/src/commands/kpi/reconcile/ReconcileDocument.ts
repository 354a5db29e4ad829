import type { Quality } from "@sallyport/worker-kpi";
import type { Examination, Removal, RowKey, TableFindings } from "@sallyport/worker-kpi/reconcile";
import type { ReconcilePlaces } from "./ReconcilePlaces.js";

/** One table in what `sallyport kpi reconcile --json` prints. */
export interface ReconciledTable {
  readonly name: string;
  /** Rows before anything was removed. */
  readonly rows: number;
  /** Keys that the input gives no more. */
  readonly vanished: readonly RowKey[];
  readonly missing: readonly RowKey[];
  readonly differing: TableFindings["differing"];
  readonly removed: readonly RowKey[];
  /** Vanished rows that were written anew meanwhile, and so stayed. */
  readonly kept: readonly RowKey[];
}

/** What `sallyport kpi reconcile --json` prints. Keys are sorted. */
export interface ReconcileDocument {
  readonly category: ReconciledTable;
  readonly order: ReconciledTable;
  /** Of the input. */
  readonly quality: Quality;
  /** Findings that are left: 0 where the tables now hold what the input gives. */
  readonly findings: number;
}

/** @param removal undefined where nothing was to be removed */
export function reconcileDocument(
  { category, order }: Pick<ReconcilePlaces, "category" | "order">,
  { tables, quality }: Examination,
  removal?: Removal,
): ReconcileDocument {
  const table = (name: string, kind: keyof Removal): ReconciledTable => {
    const { rows, vanished, missing, differing } = tables[kind];
    const { removed, kept } = removal?.[kind] ?? { removed: [], kept: [] };
    return { name, rows, vanished: vanished.map(({ key }) => key), missing, differing, removed, kept };
  };
  const both = { category: table(category, "category"), order: table(order, "order") };
  const findings = Object.values(both).reduce((sum, one) => sum + leftOf(one), 0);
  return { ...both, quality, findings };
}

function leftOf({ vanished, missing, differing, removed }: ReconciledTable): number {
  return vanished.length - removed.length + missing.length + differing.length;
}
