import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeMetrics } from "./describeMetrics.js";

const worker = join(import.meta.dirname, "..", "..", "..");
const pages = [join(worker, "README.md"), join(worker, "..", "..", "docs", "guides", "compressor-metrics.md")];

const begin =
  "<!-- metrics: made from src/metrics/metricTable.ts by `pnpm --filter @sallyport/worker-compressor reference` -->";
const end = "<!-- end of metrics -->";

/** The pages that show the metrics: path, what is there, and what has to be. */
export function metricPages(): { readonly path: string; readonly found: string; readonly content: string }[] {
  return pages.filter(existsSync).map((path) => {
    const found = readFileSync(path, "utf8");
    const [before, rest] = found.split(begin);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined)
      throw new Error(`${path} has no place for the metrics: ${begin} … ${end}`);
    return { path, found, content: `${before}${begin}\n\n${describeMetrics()}\n\n${end}${after}` };
  });
}
