import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../lifecycle/packageRoot.js";

const distributions = [
  `node-${process.platform}-${process.arch}`,
  `node-bin-${process.platform}-${process.arch}`,
] as const;

/** The workspace's own Node, which needs nothing of the machine's; the running one where the platform has no package. */
export function pinnedNode(): string {
  for (let folder = packageRoot; ; folder = dirname(folder)) {
    for (const name of distributions) {
      const node = join(folder, "node_modules", name, "bin", "node");
      if (existsSync(node)) return node;
    }
    if (dirname(folder) === folder) return process.execPath;
  }
}
