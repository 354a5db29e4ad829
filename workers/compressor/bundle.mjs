/** Bundles the worker to one file, dist/bundle/main.mjs, for the image and for the sandbox's tasks. From any folder. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { workerBundle } from "../../scripts/workerBundle.mjs";

const root = dirname(fileURLToPath(import.meta.url));

await build({
  ...workerBundle,
  absWorkingDir: root,
  entryPoints: [join(root, "src", "main.ts")],
  outfile: join(root, "dist", "bundle", "main.mjs"),
});
