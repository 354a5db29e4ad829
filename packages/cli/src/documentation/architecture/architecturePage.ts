import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drawPackages } from "./drawPackages.js";
import { packageGraph } from "./packageGraph.js";
import type { WorkspacePackage } from "./WorkspacePackage.js";
import { workspacePackages } from "./workspacePackages.js";

const begin = "<!-- packages: made from their manifests by `pnpm --filter sallyport reference` -->";
const end = "<!-- end of packages -->";

/** The page of the architecture: where it is, what is there, and what has to be. */
export function architecturePage(root: string): {
  readonly path: string;
  readonly found: string;
  readonly content: string;
} {
  const path = join(root, "docs", "architecture.md");
  const found = readFileSync(path, "utf8");
  const [before, rest] = found.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${path} has no place for the packages: ${begin} … ${end}`);
  return {
    path,
    found,
    content: `${before}${begin}\n\n${describePackages(workspacePackages(root))}\n\n${end}${after}`,
  };
}

function describePackages(packages: readonly WorkspacePackage[]): string {
  const graph = packageGraph(packages);
  const rows = packages.map(({ folder, description }) => {
    const needed = (graph.get(folder) ?? []).map((one) => `\`${one}\``);
    return `| [\`${folder}\`](../${folder}) | ${description} | ${needed.join(", ")} |`;
  });
  return [drawPackages(graph), "", "| package | what it is | stands on |", "|---|---|---|", ...rows].join("\n");
}
