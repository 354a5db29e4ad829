import type { RowKey } from "@sallyport/worker-kpi/reconcile";
import { printable } from "../../../output/printable.js";
import type { ReconcileDocument, ReconciledTable } from "./ReconcileDocument.js";

/** Rows of each kind that are shown at most; all are in the JSON document. */
const mostRows = 20;

/** The findings for a person. */
export function describeReconcile(document: ReconcileDocument): string {
  const { category, order, quality, findings } = document;
  return [
    ...[category, order].flatMap(describeTable),
    `input: ${quality.rows} rows, ${quality.duplicates} duplicates dropped, ${quality.rejected} rejected, ${quality.orphans} orphans`,
    findings === 0 ? "the tables hold what the input gives" : adviceOn(document),
    "",
  ].join("\n");
}

function describeTable({ name, rows, vanished, missing, differing, removed, kept }: ReconciledTable): string[] {
  const lines = (word: string, texts: readonly string[]): string[] => [
    ...texts.slice(0, mostRows).map((text) => `  ${word}  ${text}`),
    ...(texts.length > mostRows ? [`  ${word}  and ${texts.length - mostRows} more: see --json`] : []),
  ];
  const change = differing.map(({ key, differences: [first, ...others] }) => {
    const more = others.length > 0 ? `, and ${others.length} more` : "";
    return `${keyText(key)}: ${first?.name} is ${printable(first?.stored ?? "missing")}, not ${first?.computed}${more}`;
  });
  return [
    `${name}: ${rows} rows, ${vanished.length} vanished, ${missing.length} missing, ${differing.length} differing`,
    ...lines("vanished", vanished.map(keyText)),
    ...lines("missing", missing.map(keyText)),
    ...lines("differing", change),
    ...(removed.length > 0 ? [`  removed ${removed.length} rows`] : []),
    ...(kept.length > 0 ? [`  kept ${kept.length} rows that were written anew meanwhile`] : []),
  ];
}

function adviceOn({ category, order }: ReconcileDocument): string {
  const count = (of: (table: ReconciledTable) => number): number => of(category) + of(order);
  const vanished = count((table) => table.vanished.length - table.removed.length);
  const others = count((table) => table.missing.length + table.differing.length);
  return [
    ...(vanished > 0 ? [`${vanished} rows can be removed: add --delete`] : []),
    ...(others > 0
      ? [
          `${others} rows are a run's to write: wait for the next, or remove state/index.json so that it computes all days`,
        ]
      : []),
  ].join("\n");
}

function keyText({ category, order_date }: RowKey): string {
  return category === undefined ? order_date : `${printable(category)} ${order_date}`;
}
