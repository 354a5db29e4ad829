/** Bundles the function to one file, which Lambda runs as the module `index`: dist/bundle/remediate.mjs. From any folder. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { functionBundle } from "../../scripts/functionBundle.mjs";

const root = dirname(fileURLToPath(import.meta.url));

await build({
  ...functionBundle,
  absWorkingDir: root,
  entryPoints: { remediate: join(root, "src", "main.ts") },
  outdir: join(root, "dist", "bundle"),
});
