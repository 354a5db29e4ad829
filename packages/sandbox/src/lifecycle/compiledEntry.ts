import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./packageRoot.js";
import { SandboxError } from "./SandboxError.js";

/**
 * The compiled file of an entry that runs as a process of its own: a plain Node cannot start it from TypeScript.
 *
 * @param entry its path below `dist`
 * @throws SandboxError when the package has not been built
 */
export function compiledEntry(entry: string): string {
  const path = join(packageRoot, "dist", entry);
  if (!existsSync(path)) throw new SandboxError(`${path} is missing`, "run `pnpm build` in the repository");
  return path;
}
