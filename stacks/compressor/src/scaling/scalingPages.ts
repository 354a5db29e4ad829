import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Comparison } from "./comparePolicies.js";
import { scalingPicture } from "./scalingPicture.js";
import { scalingTable } from "./scalingTable.js";

const docs = join(__dirname, "..", "..", "..", "..", "docs");
const guide = join(docs, "guides", "compressor-scaling.md");

const begin = "<!-- simulation: made by `pnpm --filter @sallyport/stack-compressor reference` -->";
const end = "<!-- end of simulation -->";

/** The files that show the simulation: path and what must be in it. */
export function scalingPages(
  comparisons: readonly Comparison[],
): { readonly path: string; readonly content: string }[] {
  const [before, rest] = readFileSync(guide, "utf8").split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${guide} has no place for the simulation`);
  return [
    { path: guide, content: `${before}${begin}\n\n${scalingTable(comparisons)}\n\n${end}${after}` },
    { path: join(docs, "images", "compressor-scaling.svg"), content: scalingPicture(comparisons) },
  ];
}
