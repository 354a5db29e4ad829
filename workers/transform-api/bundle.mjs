/** Bundles the three functions into dist/bundle/index.mjs, for Lambda. From any folder. */
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { functionBundle } from "../../scripts/functionBundle.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const bundle = join(root, "dist", "bundle");

await rm(bundle, { recursive: true, force: true });
await mkdir(bundle, { recursive: true });
await build({
  ...functionBundle,
  absWorkingDir: root,
  entryPoints: { index: join(root, "src", "main.ts") },
  outdir: bundle,
});
