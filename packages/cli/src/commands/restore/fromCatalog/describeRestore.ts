import { printable } from "../../../output/printable.js";
import { size } from "../../../output/size.js";
import type { FromCatalogDocument } from "./restoreFromCatalog.js";

/** Failed objects that a person is shown; `--json` has all. */
const SHOWN = 20;

/** A restore for a person. */
export function describeRestore(result: FromCatalogDocument): string {
  const { objects, bytes, archives, verified, unchanged, bytesRead, reads, failed, catalog } = result;
  const left = objects - unchanged - failed.length;
  const done = result.dryRun
    ? `${left} objects of ${archives} archives would be restored (${size(bytes)} with those that are there)`
    : `${verified} of ${objects} objects are there, each checked by its SHA-256; read ${size(bytesRead)} of ${archives} archives in ${reads} requests`;
  return [
    `${printable(result.to)}, as of ${result.asOf}`,
    `  ${done}`,
    ...(unchanged > 0 ? [`  ${unchanged} of them were there before, and are left as they are`] : []),
    `  catalog: ${catalog.daysRead} of ${catalog.days} days, ${catalog.files} files, ${size(catalog.bytes)}`,
    ...failed
      .slice(0, SHOWN)
      .flatMap(({ key, message, fix }) => [`failed: ${printable(key)}: ${message}`, `  fix: ${fix}`]),
    ...(failed.length > SHOWN ? [`and ${failed.length - SHOWN} more have failed; --json lists all`] : []),
    "",
  ].join("\n");
}
