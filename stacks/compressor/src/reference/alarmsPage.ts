import { readFileSync } from "node:fs";
import { join } from "node:path";
import { alarmsTable } from "./alarmsTable.js";
import { exampleResources } from "./exampleResources.js";
import { plannedAlarms } from "./watchedMetrics.js";

const guide = join(__dirname, "..", "..", "..", "..", "docs", "guides", "compressor-metrics.md");

const begin = "<!-- alarms: made by `pnpm --filter @sallyport/stack-compressor reference` -->";
const end = "<!-- end of alarms -->";

/** The guide to metrics with the alarms of the stack in it: path, what is there, and what has to be. */
export async function alarmsPage(): Promise<{
  readonly path: string;
  readonly found: string;
  readonly content: string;
}> {
  const found = readFileSync(guide, "utf8");
  const [before, rest] = found.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${guide} has no place for the alarms`);
  const table = alarmsTable(plannedAlarms(await exampleResources()));
  return { path: guide, found, content: `${before}${begin}\n\n${table}\n\n${end}${after}` };
}
