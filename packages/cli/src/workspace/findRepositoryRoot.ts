import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The repository that a folder belongs to: the nearest folder above it that holds `pnpm-workspace.yaml`.
 * The command's own checkout is the fallback, so that `npx sallyport` also works from other projects that depend on it.
 */
export function findRepositoryRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "pnpm-workspace.yaml")) && existsSync(join(folder, "stacks"))) return folder;
    if (dirname(folder) === folder) break;
  }
  return dirname(dirname(dirname(dirname(import.meta.dirname))));
}
