import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import { grid } from "../../output/grid.js";
import { printable } from "../../output/printable.js";
import { size } from "../../output/size.js";

/** Rows for a person: one line each, the key last since it may be of any length. */
export function describeRows(rows: readonly CatalogRow[]): string {
  if (rows.length === 0) return "nothing in the catalog fits\n";
  const lines = rows.map(({ eventTime, event, size: bytes, storageClass, versionId, archive }) => [
    eventTime.toISOString(),
    event === "deleted" ? "deleted" : size(bytes ?? 0),
    printable(storageClass ?? ""),
    printable(versionId ?? ""),
    archive.slice(0, 12),
  ]);
  const table = grid([["time", "size", "class", "version", "archive"], ...lines]).split("\n");
  const keys = ["key", ...rows.map(({ sourceBucket, key }) => printable(`${sourceBucket}/${key}`))];
  // Trailing blanks were cut off: every archive's id is of the same length, so that only the header is to be filled up.
  const width = Math.max(...table.map((line) => line.length));
  return `${table.map((line, index) => `${line.padEnd(width)}  ${keys[index] ?? ""}`).join("\n")}\n`;
}
